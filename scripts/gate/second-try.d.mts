import type { VitestReport } from "./count-results.mjs";
import type { Failure } from "./list-failures.mjs";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function filesForSecondTry(report: VitestReport, result: Counts): readonly string[];

export function afterSecondTry(
  first: { readonly report: VitestReport; readonly result: Counts },
  second: VitestReport,
  secondResult: Counts,
): Counts & { readonly failures: readonly Failure[]; readonly unsteady: readonly Failure[] };
