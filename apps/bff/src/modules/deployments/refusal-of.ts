import { catalogueFor, describeProblem } from "@tonegraph/flow-validation";
import type { ReportItem } from "@tonegraph/vendor-kit";
import { fault } from "../../kernel/fault.ts";
import type { Candidate } from "./candidate.ts";

type Refusal = ReturnType<typeof fault>;

/** The refusal of a candidate that would hurt callers or that the dialect cannot carry; null when it may be published. */
export function refusalOf({ flow, problems, report, descriptor }: Candidate): Refusal | null {
  const errors = problems.filter((problem) => problem.severity === "error");
  const unsupported = report.filter((item) => item.kind === "unsupported");
  const count = errors.length + unsupported.length;
  if (count === 0) return null;
  const catalogue = catalogueFor(descriptor.profile);
  const places = [
    ...errors.map((problem) => ({
      pointer: problem.at.pointer ?? nodePointer(problem.at.nodeId),
      code: problem.code,
      message: describeProblem(problem, flow, catalogue),
    })),
    ...unsupported.map(placeOf),
  ];
  const detail = `${count === 1 ? "One thing has" : `${count} things have`} to be mended first: ${places[0]?.message ?? ""}`;
  return fault("flow-has-errors", detail, { errors: places, extra: { problems, report } });
}

/**
 * The refusal of a version that was good on this tenant once; null when it may come back. Whatever else is said of it today
 * keeps nobody from going back, only flows that the tenant was asked for and does not have.
 */
export function refusalOfFormer({ report }: Candidate): Refusal | null {
  const gone = report.filter(({ code }) => code === "subflow-not-found");
  if (gone.length === 0) return null;
  const detail = [...gone.map(({ words }) => words), "Or publish the present drawing instead."].join(" ");
  return fault("flow-has-errors", detail, { errors: gone.map(placeOf), extra: { problems: [], report: gone } });
}

/** The refusal of a version that is to come back: one that was never accepted for this tenant passes what a publish passes. */
export function refusalOfReturn(candidate: Candidate): Refusal | null {
  return candidate.isStored ? refusalOfFormer(candidate) : refusalOf(candidate);
}

function placeOf({ nodeId, code, words }: ReportItem) {
  return { pointer: nodePointer(nodeId), code, message: words };
}

function nodePointer(nodeId: string | undefined): string {
  return nodeId === undefined ? "" : `/nodes/${nodeId}`;
}
