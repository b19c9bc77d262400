import type { FileReport, Finding } from "../judging/file-report.ts";
import { counted } from "./counted.ts";
import type { JunitCase, JunitSuite } from "./junit.ts";
import { tooManyWarnings, type Validation } from "./validation.ts";

/**
 * A suite per file. Errors are failures; warnings and notes are cases that pass and say what they found, because they do
 * not stop a flow from being published; what the flow ignores is skipped, with the reason.
 */
export function validationSuites(validation: Validation): JunitSuite[] {
  const suites = validation.reports.map((report) => ({ name: report.name, cases: casesOf(report) }));
  const { maxWarnings, counts } = validation;
  if (maxWarnings === null) return suites;
  const name = `at most ${maxWarnings} warnings`;
  const message = `${counted(counts.warning, "warning")}, but at most ${maxWarnings} are allowed.`;
  const bound: JunitCase = tooManyWarnings(validation)
    ? { name, outcome: { kind: "failure", type: "max-warnings", message } }
    : { name };
  return [...suites, { name: "all files", cases: [bound] }];
}

function casesOf(report: FileReport): JunitCase[] {
  if (report.kind === "unreadable") {
    const { code, message } = report.failure;
    return [{ name: "can be judged", outcome: { kind: "error", type: code, message } }];
  }
  if (report.kind === "unparsed") {
    return report.faults.map(({ fault, span }): JunitCase => {
      const details = `${report.name}:${span.line}:${span.column} ${fault.pointer}`;
      return {
        name: `is a flow: ${fault.code}`,
        outcome: { kind: "error", type: fault.code, message: fault.message, details },
      };
    });
  }
  const hidden = report.ignored.flatMap(({ entry, findings }) =>
    findings.map((finding): JunitCase => {
      const message = `Ignored: ${entry.reason}`;
      return { name: caseName(finding), outcome: { kind: "skipped", type: entry.code, message } };
    }),
  );
  const cases = [...report.findings.map((finding) => caseOf(finding, report.name)), ...hidden];
  return cases.length > 0 ? cases : [{ name: "no problems" }];
}

function caseOf(finding: Finding, file: string): JunitCase {
  const { problem, words, fixWords, span } = finding;
  const details = [`${file}:${span.line}:${span.column}`, ...(fixWords === null ? [] : [`Fix: ${fixWords}`])].join(
    "\n",
  );
  const name = caseName(finding);
  if (problem.severity !== "error") return { name, output: `${problem.severity}: ${words}\n${details}` };
  return { name, outcome: { kind: "failure", type: problem.code, message: words, details } };
}

function caseName({ problem, where }: Finding): string {
  return `${problem.code}: ${where}`;
}
