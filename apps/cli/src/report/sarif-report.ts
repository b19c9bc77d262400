import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Problem, Severity } from "@tonegraph/flow-model";
import type { TextSpan } from "../input/json-places.ts";
import { findingsOf, type FileReport, type Finding } from "../judging/file-report.ts";
import { ownVersion } from "../own-version.ts";
import { rulePage } from "../rules/rule-pages.ts";
import { markdownLines } from "./markdown-lines.ts";
import type { Validation } from "./validation.ts";

/** What a SARIF report needs beside the findings. */
export interface SarifOptions {
  /** The folder that paths in the report are relative to. */
  readonly cwd: string;
  /** The address of the folder where the rules' pages are published; null means those of this installation. */
  readonly rulesUrl: string | null;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The report as SARIF 2.1.0 (OASIS), which code scanners and editors show beside the lines of the file. */
export function* sarifReport(validation: Validation, options: SarifOptions): Generator<string> {
  const { reports } = validation;
  const hidden = reports.flatMap((report) => (report.kind === "judged" ? report.ignored : []));
  const problems = [...reports.flatMap(findingsOf), ...hidden.flatMap(({ findings }) => findings)];
  const codes = [...new Set(problems.map(({ problem }) => problem.code))].sort();
  const notifications = reports.flatMap((report) => notificationsOf(report, options));
  const head = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
  };
  const run = {
    tool: {
      driver: { name: "Tonegraph", semanticVersion: ownVersion(), rules: codes.map((code) => ruleOf(code, options)) },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${options.cwd}${path.sep}`).href } },
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
  };
  yield `${JSON.stringify(head).slice(0, -1)},"runs":[${JSON.stringify(run).slice(0, -1)},"results":[`;
  let separator = "\n";
  for (const report of reports) {
    for (const result of resultsOf(report, { codes, ...options })) {
      yield `${separator}${JSON.stringify(result)}`;
      separator = ",\n";
    }
  }
  yield "\n]}]}\n";
}

const ROOT = "%SRCROOT%";

function ruleOf(code: string, { rulesUrl }: SarifOptions): object {
  const page = rulePage(code);
  if (!page) return { id: code };
  return {
    id: code,
    shortDescription: { text: page.title },
    helpUri: rulesUrl === null ? page.url : new URL(`${code}.md`, rulesUrl).href,
    help: { text: [...markdownLines(page.markdown, PLAIN)].join("\n"), markdown: page.markdown },
  };
}

const PLAIN = { paint: (_style: unknown, text: string) => text, columns: null };

interface ResultOptions extends SarifOptions {
  readonly codes: readonly string[];
}

function* resultsOf(report: FileReport, options: ResultOptions): Generator<object> {
  if (report.kind !== "judged") return;
  for (const finding of report.findings) yield resultOf(finding, report.name, options);
  for (const { entry, findings } of report.ignored) {
    const suppressions = [{ kind: "inSource", status: "accepted", justification: entry.reason }];
    for (const finding of findings) yield { ...resultOf(finding, report.name, options), suppressions };
  }
}

function resultOf({ problem, words, fixWords, where, span }: Finding, file: string, options: ResultOptions): object {
  return {
    ruleId: problem.code,
    ruleIndex: options.codes.indexOf(problem.code),
    level: LEVELS[problem.severity],
    message: { text: fixWords === null ? words : `${words} Fix: ${fixWords}.` },
    locations: [locationOf(file, span, { where, pointer: problem.at.pointer, options })],
    partialFingerprints: { "tonegraphPlace/v1": fingerprint(problem) },
  };
}

function locationOf(
  file: string,
  span: TextSpan,
  {
    where,
    pointer,
    options,
  }: { readonly where: string; readonly pointer: string | undefined; readonly options: SarifOptions },
): object {
  const { line: startLine, column: startColumn, endLine, endColumn } = span;
  return {
    physicalLocation: {
      artifactLocation: artifact(file, options),
      region: { startLine, startColumn, endLine, endColumn },
    },
    logicalLocations: [{ name: where, ...(pointer === undefined ? {} : { fullyQualifiedName: pointer }) }],
  };
}

function notificationsOf(report: FileReport, options: SarifOptions): object[] {
  if (report.kind === "judged") return [];
  if (report.kind === "unreadable") {
    const { code, message } = report.failure;
    const locations = [{ physicalLocation: { artifactLocation: artifact(report.name, options) } }];
    return [{ level: "error", descriptor: { id: code }, message: { text: message }, locations }];
  }
  return report.faults.map(({ fault, span }) => ({
    level: "error",
    descriptor: { id: fault.code },
    message: { text: fault.message },
    locations: [locationOf(report.name, span, { where: "The document", pointer: fault.pointer, options })],
  }));
}

/** A file in the folder of the run is named relative to it, as code scanners want; another by its own address. */
function artifact(file: string, { cwd }: SarifOptions): object {
  const whole = path.resolve(cwd, file);
  const inside = path.relative(cwd, whole);
  if (inside.startsWith("..") || path.isAbsolute(inside)) return { uri: pathToFileURL(whole).href };
  return { uri: inside.split(path.sep).map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

/** Stays the same while lines move, so that a scanner knows a problem again. */
function fingerprint({ code, at }: Problem): string {
  return [code, at.nodeId, at.connectionId, at.promptId, at.language, at.pointer].map((part) => part ?? "").join(" ");
}
