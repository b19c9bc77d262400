import { ownVersion } from "../own-version.ts";
import type { FileReport, Finding } from "../judging/file-report.ts";
import type { Validation } from "./validation.ts";

/** The report for programs: one JSON document; its form is described in docs/guides/check-in-ci.md. */
export function* jsonReport({ reports, counts, maxWarnings, exitCode }: Validation): Generator<string> {
  const head = { tool: { name: "tonegraph", version: ownVersion() }, summary: { ...counts, maxWarnings, exitCode } };
  // File by file, because the text of many large reports would not fit into one string.
  yield `${JSON.stringify(head).slice(0, -1)},"files":[`;
  for (const [index, report] of reports.entries())
    yield `${index === 0 ? "\n" : ",\n"}${JSON.stringify(fileOf(report))}`;
  yield "\n]}\n";
}

function fileOf(report: FileReport): object {
  const { name } = report;
  if (report.kind === "unreadable") return { file: name, outcome: "unreadable", failure: report.failure };
  if (report.kind === "unparsed") {
    const faults = report.faults.map(({ fault, span }) => ({ ...fault, ...span }));
    return { file: name, outcome: "unparsed", faults };
  }
  const { profile, findings, ignored } = report;
  return {
    file: name,
    outcome: "judged",
    profile: profile.id,
    problems: findings.map(findingOf),
    ignored: ignored.map(({ entry, effect, where, findings: hidden }) => ({
      entry,
      effect,
      where,
      problems: hidden.map(findingOf),
    })),
  };
}

function findingOf({ problem, words, fixWords, where, span }: Finding): object {
  return { ...problem, words, fixWords, where, ...span };
}
