import type { Flow } from "@tonegraph/flow-model";
import type { CallCoverage } from "@tonegraph/flow-simulator";
import { NO_CALL_MARKS, callMarksOf, type CallMark, type CallMarks } from "../../document/call-marks.ts";
import type { CallMoment } from "./call-session.ts";

/** The way of a call, and where it is now; blocks of sub-flows are not on this canvas. */
export function marksOfCall(flow: Flow, moment: CallMoment | undefined): CallMarks {
  if (!moment) return NO_CALL_MARKS;
  const { state, effects } = moment;
  const nodes: (readonly [string, CallMark])[] = [];
  const ports: { nodeId: string; port: string; mark: CallMark }[] = [];
  for (const effect of effects) {
    if (effect.kind === "enter" && effect.within.length === 0) nodes.push([effect.nodeId, "passed"]);
    if (effect.kind === "leave" && effect.within.length === 0)
      ports.push({ nodeId: effect.nodeId, port: effect.port, mark: "passed" });
  }
  nodes.push([state.within[0] ?? state.nodeId, "here"]);
  return callMarksOf(flow, { nodes, ports });
}

/** What no saved test comes by. */
export function marksOfCoverage(flow: Flow, { nodes, ports }: CallCoverage): CallMarks {
  return callMarksOf(flow, {
    nodes: nodes.missed.map((nodeId) => [nodeId, "missed"] as const),
    ports: ports.missed.map((place) => ({ ...place, mark: "missed" as const })),
  });
}
