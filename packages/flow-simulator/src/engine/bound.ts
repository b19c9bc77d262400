import { endCall } from "./end-call.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** No simulated call lasts longer than a day. */
export const MAX_CALL_MS = 86_400_000;

/** Counts a block entered or a question repeated; ends the call and says so where it has been too many. */
export function takeTurn(run: Run): boolean {
  run.call.turns += 1;
  if (run.call.turns <= run.machine.maxVisits) return true;
  stopAtBound(run, { what: "visits", limit: run.machine.maxVisits });
  return false;
}

/** Ends a call that would otherwise not end. */
export function stopAtBound(
  run: Run,
  params: { readonly what: "visits" | "time" | "events"; readonly limit: number },
): void {
  remark(run, "boundReached", params);
  endCall(run, "bound");
}

/** More than anybody does in a call: stops callers that do something without end, in no time. */
export const MAX_EVENTS = 100_000;
