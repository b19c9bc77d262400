import type { Severity } from "@tonegraph/flow-model";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { countFindings, type FileReport } from "../judging/file-report.ts";

/** Everything that one run of `validate` found out. */
export interface Validation {
  readonly reports: readonly FileReport[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many warnings are allowed in all; null allows any number. */
  readonly maxWarnings: number | null;
  readonly exitCode: ExitCode;
}

/** Sums reports up and says what the process should end with. */
export function summarise(reports: readonly FileReport[], maxWarnings: number | null): Validation {
  const counts = countFindings(reports);
  const unusable = reports.some(({ kind }) => kind !== "judged");
  const failed = counts.error > 0 || tooManyWarnings({ counts, maxWarnings });
  const exitCode = unusable ? EXIT.unusable : failed ? EXIT.findings : EXIT.fine;
  return { reports, counts, maxWarnings, exitCode };
}

/** Whether there are more warnings than allowed. */
export function tooManyWarnings({ counts, maxWarnings }: Pick<Validation, "counts" | "maxWarnings">): boolean {
  return maxWarnings !== null && counts.warning > maxWarnings;
}
