import type { Flow, NodeId, SavedTest } from "@tonegraph/flow-model";
import {
  createSimulator,
  runSavedTest,
  type CallCoverage,
  type CallState,
  type Effect,
} from "@tonegraph/flow-simulator";
import { NO_CALL_MARKS, callMarksOf, type CallMark, type CallMarks } from "../../document/call-marks.ts";
import type { TestsRan } from "../../document/saved-tests-protocol.ts";
import type { Subflows } from "./call-session.ts";

type NodeMark = readonly [NodeId, CallMark];

/** The way of a call, and where it is now; blocks of sub-flows are not on this canvas. `astray`: where saved tests go astray. */
export function marksOfCall(
  flow: Flow,
  call: { readonly state: CallState; readonly effects: readonly Effect[] } | undefined,
  astray: readonly NodeId[] = [],
): CallMarks {
  const lost = astray.map((nodeId): NodeMark => [nodeId, "astray"]);
  if (!call) return lost.length === 0 ? NO_CALL_MARKS : callMarksOf(flow, { nodes: lost, ports: [] });
  const { state, effects } = call;
  const { nodes, ports } = wayOf(effects);
  return callMarksOf(flow, { nodes: [...nodes, ...lost, [state.within[0] ?? state.nodeId, "here"]], ports });
}

/** What no saved test comes by. */
export function marksOfCoverage(flow: Flow, { nodes, ports }: CallCoverage): CallMarks {
  return callMarksOf(flow, {
    nodes: nodes.missed.map((nodeId) => [nodeId, "missed"] as const),
    ports: ports.missed.map((place) => ({ ...place, mark: "missed" as const })),
  });
}

/** The call of a saved test on the flow as it is now, and where it goes astray. */
export function marksOfTest(flow: Flow, subflows: Subflows, test: SavedTest): CallMarks {
  const { record, failures } = runSavedTest(createSimulator(flow, { subflows }), test);
  const { nodes, ports } = wayOf(record.effects);
  const lost = failures.flatMap(({ nodeId }): NodeMark[] => (nodeId === null ? [] : [[nodeId, "astray"]]));
  return callMarksOf(flow, { nodes: [...nodes, ...lost], ports });
}

/** Where saved tests go astray, each block once. */
export function astrayIn(answer: TestsRan | null): readonly NodeId[] {
  if (answer?.type !== "ran") return [];
  return [...new Set(answer.outcomes.flatMap(({ nodeId }) => nodeId ?? []))];
}

function wayOf(effects: readonly Effect[]): {
  readonly nodes: readonly NodeMark[];
  readonly ports: readonly { nodeId: NodeId; port: string; mark: CallMark }[];
} {
  const nodes: NodeMark[] = [];
  const ports: { nodeId: NodeId; port: string; mark: CallMark }[] = [];
  for (const effect of effects) {
    if (effect.kind === "enter" && effect.within.length === 0) nodes.push([effect.nodeId, "passed"]);
    if (effect.kind === "leave" && effect.within.length === 0)
      ports.push({ nodeId: effect.nodeId, port: effect.port, mark: "passed" });
  }
  return { nodes, ports };
}
