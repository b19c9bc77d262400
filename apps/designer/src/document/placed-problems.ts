import type { Flow, NodeId } from "@tonegraph/flow-model";
import { problemNode } from "./problem-field.ts";
import { sameListOr } from "./same-list.ts";
import type { CheckedProblem } from "./validation-protocol.ts";

/** How many findings of each severity there are. */
export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** Problems by the node that they are shown on, in their order, and how many there are. */
export interface PlacedProblems {
  readonly counts: ProblemCounts;
  readonly byNode: ReadonlyMap<NodeId, readonly CheckedProblem[]>;
}

/** Beyond this many changes everything is placed anew. */
const FEW = 100;

/** Places the problems of one version of a flow after another; what stays as it was stays the same object. */
export interface ProblemPlaces {
  /** To be told of every answer, in order, also of one that came too late to show: what came and went with it. */
  note(changed: readonly CheckedProblem[]): void;
  /** Where `problems`, the list of the last answer, are in the flow that they were found in. */
  place(problems: readonly CheckedProblem[], flow: Flow): PlacedProblems;
}

/**
 * Work in proportion to what has changed, not to all problems: a large flow has thousands, and the page waits for this.
 * Problems that stay must keep their order among themselves, as they do: it is that of their places.
 */
export function createProblemPlaces(): ProblemPlaces {
  let changed = new Set<CheckedProblem>();
  let placed: PlacedProblems = { counts: { error: 0, warning: 0, info: 0 }, byNode: new Map() };
  let nodeOf = new Map<CheckedProblem, NodeId | null>();
  /** Those that are not at a node of their own: where they are shown hangs on the flow. */
  let loose = new Set<CheckedProblem>();
  let placedIn: Flow | null = null;

  function put(checked: CheckedProblem, flow: Flow): NodeId | null {
    const nodeId = problemNode(checked.problem, flow);
    nodeOf.set(checked, nodeId);
    if (nodeId !== checked.problem.at.nodeId) loose.add(checked);
    return nodeId;
  }

  function placeAll(problems: readonly CheckedProblem[], flow: Flow): PlacedProblems {
    nodeOf = new Map();
    loose = new Set();
    const counts = { error: 0, warning: 0, info: 0 };
    const byNode = new Map<NodeId, CheckedProblem[]>();
    for (const checked of problems) {
      counts[checked.problem.severity] += 1;
      const nodeId = put(checked, flow);
      if (nodeId === null) continue;
      const found = byNode.get(nodeId);
      if (found) found.push(checked);
      else byNode.set(nodeId, [checked]);
    }
    return { counts: sameCountsOr(placed.counts, counts), byNode: keepLists(placed.byNode, byNode) };
  }

  function placeSome(
    suspects: ReadonlySet<CheckedProblem>,
    problems: readonly CheckedProblem[],
    flow: Flow,
  ): PlacedProblems {
    const counts = { ...placed.counts };
    const lists = new Map<NodeId, Set<CheckedProblem>>();
    const listOf = (nodeId: NodeId): Set<CheckedProblem> => {
      const list = lists.get(nodeId) ?? new Set(placed.byNode.get(nodeId));
      lists.set(nodeId, list);
      return list;
    };
    for (const checked of suspects) {
      const { severity } = checked.problem;
      const before = nodeOf.get(checked);
      if (before !== undefined) counts[severity] -= 1;
      if (before) listOf(before).delete(checked);
      nodeOf.delete(checked);
      loose.delete(checked);
      if (!problems.includes(checked)) continue;
      counts[severity] += 1;
      const nodeId = put(checked, flow);
      if (nodeId !== null) listOf(nodeId).add(checked);
    }
    return { counts: sameCountsOr(placed.counts, counts), byNode: withLists(placed.byNode, lists, problems) };
  }

  return {
    note(ofAnswer) {
      for (const checked of ofAnswer) changed.add(checked);
    },
    place(problems, flow) {
      const isFirst = placedIn === null;
      const suspects = changed;
      const otherNodes = flow.nodes !== placedIn?.nodes;
      if (otherNodes || flow.connections !== placedIn?.connections)
        for (const checked of loose)
          if (otherNodes || checked.problem.at.connectionId !== undefined) suspects.add(checked);
      placedIn = flow;
      changed = new Set();
      if (suspects.size > FEW || isFirst) placed = placeAll(problems, flow);
      else if (suspects.size > 0) placed = placeSome(suspects, problems, flow);
      return placed;
    },
  };
}

type ByNode = PlacedProblems["byNode"];

/** The map with these lists in it, each in the order of all problems. */
function withLists(
  before: ByNode,
  lists: ReadonlyMap<NodeId, ReadonlySet<CheckedProblem>>,
  problems: readonly CheckedProblem[],
): ByNode {
  const others: [NodeId, readonly CheckedProblem[]][] = [];
  for (const [nodeId, list] of lists) {
    const known = before.get(nodeId) ?? [];
    const ordered = [...list]
      .map((checked) => ({ checked, place: problems.indexOf(checked) }))
      .sort((a, b) => a.place - b.place)
      .map(({ checked }) => checked);
    const kept = sameListOr(known, ordered);
    if (kept !== known) others.push([nodeId, kept]);
  }
  if (others.length === 0) return before;
  const byNode = new Map(before);
  for (const [nodeId, list] of others) {
    if (list.length === 0) byNode.delete(nodeId);
    else byNode.set(nodeId, list);
  }
  return byNode;
}

function sameCountsOr(before: ProblemCounts, after: ProblemCounts): ProblemCounts {
  const isSame = before.error === after.error && before.warning === after.warning && before.info === after.info;
  return isSame ? before : after;
}

/** A node whose findings are the same objects keeps its list; when all do, the map is the one before. */
function keepLists(before: ByNode, after: ByNode): ByNode {
  const kept = new Map([...after].map(([nodeId, list]) => [nodeId, sameListOr(before.get(nodeId) ?? [], list)]));
  const same = before.size === kept.size && [...kept].every(([nodeId, list]) => before.get(nodeId) === list);
  return same ? before : kept;
}
