import type { NodeId, Problem } from "@tonegraph/flow-model";
import type { FlowIndex } from "./index/flow-index.ts";
import { keepList } from "./keep-same.ts";
import { compareProblems } from "./problem-order.ts";

/** The problems at one node as they were listed, and what they were made of. */
interface ListedNode {
  readonly byNodeRules: readonly Problem[];
  readonly byFlowRules: readonly Problem[];
  readonly isReached: boolean;
  readonly listed: readonly Problem[];
}

/** What is listed: what flow rules found, and what node rules found at the nodes that were judged since the last time. */
export interface FoundProblems {
  /** The very list of the last time where nothing in it is another. */
  readonly byFlowRules: readonly Problem[];
  readonly byNodeRules: (nodeId: NodeId) => readonly Problem[];
  readonly judged: Iterable<NodeId>;
  /** Whether every node was judged. */
  readonly isAnew: boolean;
}

const NONE: readonly Problem[] = [];

/** Lists problems in their order from one version of a flow to the next; sorts only what is new. Changed in place. */
export class ListedProblems {
  readonly #listed = new Map<NodeId, ListedNode>();
  /** The nodes that have problems, in the order of their ids; and beside each what is listed at it. */
  #nodeIds: NodeId[] = [];
  #lists: (readonly Problem[])[] = [];
  #byFlowRules: readonly Problem[] = NONE;
  #grouped: ReadonlyMap<NodeId, readonly Problem[]> = new Map();
  #ofFlow: readonly Problem[] = NONE;
  #latest: { readonly nodeIds: readonly NodeId[]; readonly distances: Int32Array } | null = null;
  #all: readonly Problem[] = NONE;

  /** All problems in the order of `compareProblems`: those of the flow as a whole, then node by node. */
  list(index: FlowIndex, found: FoundProblems): readonly Problem[] {
    const suspects = new Set(found.judged);
    if (found.isAnew) for (const nodeId of this.#nodeIds) suspects.add(nodeId);
    const isRegrouped = found.byFlowRules !== this.#byFlowRules;
    const ofFlow = this.#ofFlow;
    if (isRegrouped) this.#group(found.byFlowRules, suspects);
    for (const nodeId of this.#reachedOtherwise(index)) suspects.add(nodeId);
    const changes = [...suspects].filter((nodeId) => this.#listNode(nodeId, index, found.byNodeRules(nodeId)));
    if (changes.length === 0 && !isRegrouped) return this.#all;
    this.#all = changes.length > FEW ? this.#listAll() : this.#listAgain(changes, ofFlow);
    return this.#all;
  }

  #listAll(): readonly Problem[] {
    this.#placeAll();
    return [...this.#ofFlow, ...this.#lists.flat()];
  }

  /** A copy of the last list with other problems where some nodes have others; and others of the flow as a whole. */
  #listAgain(changes: readonly NodeId[], formerOfFlow: readonly Problem[]): readonly Problem[] {
    const all = this.#ofFlow.concat(this.#all.slice(formerOfFlow.length));
    for (const nodeId of changes) this.#place(nodeId, all);
    return all;
  }

  /** The nodes that calls reach now and did not, or the other way round; every node with problems when nodes are others. */
  #reachedOtherwise(index: FlowIndex): readonly NodeId[] {
    const { nodeIds } = index.graph();
    const distances = index.distances();
    const before = this.#latest;
    this.#latest = { nodeIds, distances };
    if (before?.nodeIds !== nodeIds) return this.#nodeIds;
    const others: NodeId[] = [];
    if (before.distances === distances) return others;
    for (let number = 0; number < distances.length; number++)
      if ((distances[number] === -1) !== (before.distances[number] === -1)) others.push(nodeIds[number] ?? "");
    return others;
  }

  #group(byFlowRules: readonly Problem[], suspects: Set<NodeId>): void {
    const grouped = Map.groupBy(byFlowRules, ({ at }) => at.nodeId ?? "");
    this.#ofFlow = (grouped.get("") ?? []).sort(compareProblems);
    grouped.delete("");
    for (const nodeId of grouped.keys()) suspects.add(nodeId);
    for (const nodeId of this.#grouped.keys()) suspects.add(nodeId);
    this.#grouped = grouped;
    this.#byFlowRules = byFlowRules;
  }

  /** Answers whether the node has other problems than before. */
  #listNode(nodeId: NodeId, index: FlowIndex, byNodeRules: readonly Problem[]): boolean {
    const known = this.#listed.get(nodeId);
    const number = index.graph().numberOf(nodeId);
    const byFlowRules = number < 0 ? NONE : (this.#grouped.get(nodeId) ?? NONE);
    if (byFlowRules.length + byNodeRules.length === 0) return this.#listed.delete(nodeId);
    const parts = { byFlowRules, byNodeRules, isReached: index.distances()[number] !== -1 };
    if (known && isMadeOf(known, parts)) return false;
    const all = [...byFlowRules, ...byNodeRules];
    const listed = (parts.isReached ? all : all.map(asWarning)).sort(compareProblems);
    this.#listed.set(nodeId, { ...parts, listed });
    return true;
  }

  #placeAll(): void {
    this.#nodeIds = [...this.#listed.keys()].sort();
    this.#lists = this.#nodeIds.map((nodeId) => this.#listed.get(nodeId)?.listed ?? NONE);
  }

  #place(nodeId: NodeId, all: Problem[]): void {
    const place = placeOf(nodeId, this.#nodeIds);
    const wasThere = Number(this.#nodeIds[place] === nodeId);
    const listed = this.#listed.get(nodeId)?.listed;
    let start = this.#ofFlow.length;
    for (let before = 0; before < place; before++) start += this.#lists[before]?.length ?? 0;
    all.splice(start, wasThere === 1 ? (this.#lists[place]?.length ?? 0) : 0, ...(listed ?? NONE));
    this.#nodeIds.splice(place, wasThere, ...(listed ? [nodeId] : []));
    this.#lists.splice(place, wasThere, ...(listed ? [listed] : []));
  }
}

/** Beyond this many changes all nodes are put in order anew. */
const FEW = 100;

/** Where an id is, or belongs, among sorted ones. */
function placeOf(nodeId: NodeId, sorted: readonly NodeId[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < nodeId) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isMadeOf(known: ListedNode, { byFlowRules, byNodeRules, isReached }: Omit<ListedNode, "listed">): boolean {
  return (
    known.isReached === isReached &&
    sameList(known.byNodeRules, byNodeRules) &&
    sameList(known.byFlowRules, byFlowRules)
  );
}

function sameList(before: readonly Problem[], after: readonly Problem[]): boolean {
  return before === after || keepList(before, after) === before;
}

/**
 * An error on a node that no call can reach is shown as a warning: no caller meets it, and work that is parked on the
 * canvas must not hold up an urgent change. `unreachable-node` itself keeps the severity that the profile gives it.
 */
function asWarning(problem: Problem): Problem {
  if (problem.severity !== "error" || problem.code === "unreachable-node") return problem;
  return { ...problem, severity: "warning" };
}
