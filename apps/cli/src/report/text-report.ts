import type { Severity } from "@tonegraph/flow-model";
import type { CliIo, TextStyle } from "../io.ts";
import type { FileReport, Finding, IgnoredFinding, PlacedFault } from "../judging/file-report.ts";
import { counted } from "./counted.ts";
import { printable } from "./printable.ts";
import { tooManyWarnings, type Validation } from "./validation.ts";
import { wrapWords } from "./wrap-words.ts";

type Terminal = Pick<CliIo, "paint" | "columns">;

const SIGNS: Readonly<Record<Severity, { readonly style: TextStyle; readonly name: string }>> = {
  error: { style: ["bold", "red"], name: "error" },
  warning: { style: ["bold", "yellow"], name: "warning" },
  info: { style: ["bold", "cyan"], name: "note" },
};

/** The report for people: file by file, each problem with its place, what callers would experience, and the mend. */
export function* textReport(validation: Validation, terminal: Terminal): Generator<string> {
  for (const report of validation.reports) yield* fileLines(report, terminal);
  yield* summaryLines(validation, terminal);
}

function* fileLines(report: FileReport, terminal: Terminal): Generator<string> {
  const name = terminal.paint("bold", printable(report.name));
  if (report.kind === "unreadable") {
    yield `${name}\n`;
    yield* sentence(report.failure.message, { sign: terminal.paint(["bold", "red"], "cannot be judged"), terminal });
    yield "\n";
    return;
  }
  if (report.kind === "unparsed") {
    yield `${name}: ${counted(report.faults.length, "fault")} that ${report.faults.length === 1 ? "keeps" : "keep"} it from being a flow\n`;
    for (const placed of report.faults) yield* faultLines(placed, { file: report.name, terminal });
    yield "\n";
    return;
  }
  const { findings, ignored, profile } = report;
  const checked = terminal.paint("dim", `checked for ${printable(profile.title)}`);
  yield `${name} ${checked}${findings.length === 0 ? ": no problems" : ""}\n`;
  for (const finding of findings) yield* findingLines(finding, { file: report.name, terminal });
  yield* ignoredLines(ignored, terminal);
  yield "\n";
}

interface InFile {
  readonly file: string;
  readonly terminal: Terminal;
}

function* findingLines(
  { problem, words, fixWords, where, span }: Finding,
  { file, terminal }: InFile,
): Generator<string> {
  const { style, name } = SIGNS[problem.severity];
  yield `  ${terminal.paint(style, name)}  ${terminal.paint("bold", printable(where))}\n`;
  yield* indented(words, terminal);
  if (fixWords !== null) yield* indented(`Fix: ${fixWords}`, terminal);
  yield `    ${terminal.paint("dim", `${problem.code}  ${printable(file)}:${span.line}:${span.column}`)}\n`;
}

function* faultLines({ fault, span }: PlacedFault, { file, terminal }: InFile): Generator<string> {
  yield* sentence(fault.message, { sign: terminal.paint(["bold", "red"], "fault"), terminal });
  const pointer = fault.pointer === "" ? "" : `  ${printable(fault.pointer)}`;
  yield `    ${terminal.paint("dim", `${fault.code}${pointer}  ${printable(file)}:${span.line}:${span.column}`)}\n`;
}

function* ignoredLines(ignored: readonly IgnoredFinding[], terminal: Terminal): Generator<string> {
  for (const { entry, effect, where, findings } of ignored) {
    const at = `${entry.code}, ${where}`;
    if (effect === "hides") {
      yield* dimmed(`ignored: ${at} (${counted(findings.length, "time")}): ${entry.reason}`, terminal);
    } else if (effect === "error") {
      yield* dimmed(
        `not ignored: ${at} is an error, and errors cannot be ignored. Mend it, or take the entry out.`,
        terminal,
      );
    } else yield* dimmed(`ignored, but not found any more: ${at}. Take the entry out.`, terminal);
  }
}

function* summaryLines(validation: Validation, terminal: Terminal): Generator<string> {
  const { reports, counts, maxWarnings } = validation;
  const judged = reports.filter(({ kind }) => kind === "judged").length;
  const sums = `${counted(counts.error, "error")}, ${counted(counts.warning, "warning")}, ${counted(counts.info, "note")}`;
  const style = validation.exitCode === 0 ? ("green" as const) : ("red" as const);
  yield `${terminal.paint(["bold", style], sums)} in ${counted(judged, "flow")}`;
  yield reports.length === judged ? ".\n" : `; ${counted(reports.length - judged, "file")} could not be judged.\n`;
  if (tooManyWarnings(validation)) yield `More warnings than the ${maxWarnings ?? 0} that are allowed.\n`;
  if (counts.error + counts.warning + counts.info > 0) {
    yield terminal.paint("dim", "tonegraph explain <code> says why a rule is there and how to mend it.\n");
  }
}

function* sentence(
  message: string,
  { sign, terminal }: { readonly sign: string; readonly terminal: Terminal },
): Generator<string> {
  yield `  ${sign}\n`;
  yield* indented(message, terminal);
}

function* dimmed(text: string, terminal: Terminal): Generator<string> {
  for (const line of wrapWords(printable(text), room(terminal))) yield `  ${terminal.paint("dim", line)}\n`;
}

function* indented(text: string, terminal: Terminal): Generator<string> {
  for (const line of wrapWords(printable(text), room(terminal))) yield `    ${line}\n`;
}

function room({ columns }: Terminal): number | null {
  return columns === null ? null : Math.max(40, Math.min(columns, 120) - 4);
}
