import type { VitestReport } from "./count-results.mjs";

export interface Failure {
  readonly file: string;
  readonly test: string;
  readonly message: string;
}

export function listFailures(report: VitestReport, root?: string): readonly Failure[];
