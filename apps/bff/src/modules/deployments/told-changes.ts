// A drawing says more than some vendors take: what a vendor is not sent changes nothing for the callers of its tenants.
import type { Plan } from "@tonegraph/api-contract";
import { diffFlows, sameJson, type Flow, type NodeId } from "@tonegraph/flow-model";
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
  const staysHere = unheard(from, to, compile);
  const told = Map.groupBy(changesBetween(from, carried), staysHere);
  return { changes: told.get(false) ?? [], kept: [...(told.get(true) ?? []), ...changesBetween(carried, to)], carried };
}

/**
 * What is new for callers where nothing of a flow was before; `empty` is the flow with nothing in it. What stays here no
 * one had there: the report says it, and a list of differences would tell of things that never were.
 */
export function firstChanges(empty: Flow, flow: Flow, compile: (flow: Flow) => Compiled): ToldChanges {
  const { changes, carried } = toldChanges(empty, flow, compile);
  return { changes: changes.filter(({ what }) => what !== "prompt"), kept: [], carried };
}

// What carriedFlow leaves in, so that sentences call blocks by their present names and none of them is missing: other names
// that the vendor is not sent, and blocks that no caller comes to, now as before.
function unheard(from: Flow, to: Flow, compile: (flow: Flow) => Compiled): (change: Change) => boolean {
  const [before, after, unnamed] = [compile(from), compile(to), compile(withNamesOf(from, to))];
  const areNamesHere = sameJson(unnamed.artefact, after.artefact);
  const [wasHeard, isHeard] = [heardIn(from, before), heardIn(to, after)];
  return ({ what, nodeId }) =>
    nodeId !== undefined && ((what === "node.label" && areNamesHere) || !(wasHeard(nodeId) || isHeard(nodeId)));
}

function withNamesOf(from: Flow, to: Flow): Flow {
  const named = Object.entries(to.nodes).map(([nodeId, node]) => {
    return [nodeId, { ...node, label: from.nodes[nodeId]?.label ?? node.label }] as const;
  });
  return { ...to, nodes: Object.fromEntries(named) };
}

function heardIn(flow: Flow, { report }: Compiled): (nodeId: NodeId) => boolean {
  const unreached = new Set(report.filter(({ code }) => code === "node-not-reached").map(({ nodeId }) => nodeId));
  return (nodeId) => Object.hasOwn(flow.nodes, nodeId) && !unreached.has(nodeId);
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
