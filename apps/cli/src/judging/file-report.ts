import type { Flow, IgnoredProblem, ParseFault, Problem, Severity } from "@tonegraph/flow-model";
import type { IgnoredEffect } from "@tonegraph/flow-validation";
import type { InputFailure } from "../input/input-failure.ts";
import type { TextSpan } from "../input/json-places.ts";

/** A problem as reports need it: in words, and with its place in the text. */
export interface Finding {
  readonly problem: Problem;
  readonly words: string;
  /** What the designer would do about it at a click; null where it offers nothing. */
  readonly fixWords: string | null;
  /** The block and field, as people call them. */
  readonly where: string;
  readonly span: TextSpan;
}

/** A decision of the flow to ignore something, and what it hides. */
export interface IgnoredFinding {
  readonly entry: IgnoredProblem;
  readonly effect: IgnoredEffect;
  readonly where: string;
  readonly span: TextSpan;
  readonly findings: readonly Finding[];
}

/** Something that keeps a text from being a flow, with its place in the text. */
export interface PlacedFault {
  readonly fault: ParseFault;
  readonly span: TextSpan;
}

/** What came of one input: it could not be read, is no flow, or was judged. */
export type FileReport =
  | { readonly kind: "unreadable"; readonly name: string; readonly failure: InputFailure }
  | { readonly kind: "unparsed"; readonly name: string; readonly faults: readonly PlacedFault[] }
  | {
      readonly kind: "judged";
      readonly name: string;
      readonly flow: Flow;
      readonly profile: { readonly id: string; readonly title: string };
      readonly findings: readonly Finding[];
      readonly ignored: readonly IgnoredFinding[];
    };

/** The problems that count in a report; those that a flow ignores are not among them. */
export function findingsOf(report: FileReport): readonly Finding[] {
  return report.kind === "judged" ? report.findings : [];
}

/** How many problems of each severity there are in all reports. */
export function countFindings(reports: readonly FileReport[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const report of reports) for (const { problem } of findingsOf(report)) counts[problem.severity] += 1;
  return counts;
}
