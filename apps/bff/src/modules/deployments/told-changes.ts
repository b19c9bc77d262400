// A drawing says more than some vendors take: what a vendor is not sent changes nothing for the callers of its tenants.
import type { Plan } from "@tonegraph/api-contract";
import { diffFlows, type Flow } from "@tonegraph/flow-model";
import { carriedFlow, type Compiled } from "@tonegraph/vendor-kit";

type Change = Plan["changes"][number];

/** What is new for callers of one tenant, and what of the drawing stays here. */
export interface ToldChanges {
  readonly changes: Change[];
  readonly kept: Change[];
  /** The drawing with nothing new but what the vendor is sent. */
  readonly carried: Flow;
}

/** Changes between two drawings, by whether what the vendor is sent differs for them. */
export function toldChanges(from: Flow, to: Flow, compile: (flow: Flow) => Compiled): ToldChanges {
  const carried = carriedFlow(from, to, compile);
  return { changes: changesBetween(from, carried), kept: changesBetween(carried, to), carried };
}

/** Changes between two drawings as the API says them. */
export function changesBetween(from: Flow, to: Flow): Change[] {
  return diffFlows(from, to).map(({ kind, what, nodeId, words }) => ({
    kind,
    what,
    ...(nodeId === undefined ? {} : { nodeId }),
    words,
  }));
}
