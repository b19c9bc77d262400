import { buildFlowGraph, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { callerExits } from "./caller-exits.ts";
import { destinationOf, isPerson, memberOf, type Destination, type FlowFamily } from "./destination.ts";

/** How far it is, in keys, from any block to the destinations of a flow and its sub-flows. */
export interface Ways {
  /** The destinations that the drawing leads to from the start, in the order of the search. */
  readonly destinations: readonly Destination[];
  /** Keys from the block behind an exit to a destination, or to any person for `null`; `Infinity` where no way leads. */
  keysBehind(exit: ExitPlace, destination: string | null): number;
}

interface ExitPlace {
  readonly flowId: string | null;
  readonly nodeId: NodeId;
  readonly port: string;
}

interface Step {
  readonly to: string;
  readonly keys: number;
}

interface Drawing {
  readonly steps: Map<string, Step[]>;
  readonly ends: Map<string, Destination>;
  readonly targets: Map<string, string>;
}

/** Searches a flow and its sub-flows; sub-flows that come back do so to every block that they are called from. */
export function waysThrough(family: FlowFamily): Ways {
  const drawing = draw(family);
  const goals = new Map<string, string[]>();
  for (const [place, { key }] of drawing.ends) goals.set(key, [...(goals.get(key) ?? []), place]);
  const persons = [...drawing.ends].filter(([, destination]) => isPerson(destination)).map(([place]) => place);
  const backwards = reversed(drawing.steps);
  const known = new Map<string | null, ReadonlyMap<string, number>>();
  const distances = (key: string | null): ReadonlyMap<string, number> => {
    const found = known.get(key) ?? distancesTo(key === null ? persons : (goals.get(key) ?? []), backwards);
    known.set(key, found);
    return found;
  };
  const byKey = new Map([...drawing.ends.values()].toReversed().map((destination) => [destination.key, destination]));
  return {
    destinations: [...byKey.values()].toReversed(),
    keysBehind: ({ flowId, nodeId, port }, destination) => {
      const target = drawing.targets.get(exitName(placeName(flowId, nodeId), port));
      return target === undefined ? Infinity : (distances(destination).get(target) ?? Infinity);
    },
  };
}

/** The name of a block among those of all flows. */
export function placeName(flowId: string | null, nodeId: NodeId): string {
  return `${nodeId}@${flowId ?? ""}`;
}

function exitName(place: string, port: string): string {
  return `${port} ${place}`;
}

interface Sketch extends Drawing {
  /** Where calls go on that come back from a sub-flow, by its id. */
  readonly returns: Map<string, Step[]>;
  /** The blocks that come back from a sub-flow. */
  readonly completions: { readonly flowId: string; readonly place: string }[];
}

interface Member {
  readonly flowId: string | null;
  readonly flow: Flow;
}

function draw(family: FlowFamily): Drawing {
  const sketch: Sketch = { steps: new Map(), ends: new Map(), targets: new Map(), returns: new Map(), completions: [] };
  const drawn = new Set<string | null>();
  const queue: Member[] = [{ flowId: null, flow: family.main }];
  for (const member of queue) {
    if (drawn.has(member.flowId)) continue;
    drawn.add(member.flowId);
    queue.push(...drawMember(sketch, member, family));
  }
  for (const { flowId, place } of sketch.completions) sketch.steps.set(place, sketch.returns.get(flowId) ?? []);
  return reachable(sketch, placeName(null, family.main.startNodeId));
}

/** Draws one flow; gives back those that it leads into. */
function drawMember(sketch: Sketch, { flowId, flow }: Member, family: FlowFamily): Member[] {
  for (const { source, port, target } of buildFlowGraph(flow).edges) {
    const exit = exitName(placeName(flowId, source), port);
    if (!sketch.targets.has(exit)) sketch.targets.set(exit, placeName(flowId, target));
  }
  return Object.entries(flow.nodes).flatMap(([nodeId, node]) => {
    const place = placeName(flowId, nodeId);
    noteSteps(sketch, place, node);
    if (node.kind === "hangup" && node.outcome === "completed" && flowId !== null) {
      sketch.completions.push({ flowId, place });
    }
    return node.kind === "subflow" ? drawSubflow(sketch, { place, innerId: node.flowId }, family) : [];
  });
}

function drawSubflow(
  { steps, targets, returns }: Sketch,
  { place, innerId }: { readonly place: string; readonly innerId: string },
  family: FlowFamily,
): Member[] {
  const inner = memberOf(family, innerId);
  const next = targets.get(exitName(place, inner === null ? "failed" : "next"));
  const back = next === undefined ? [] : [{ to: next, keys: 0 }];
  if (inner === null) {
    steps.set(place, back);
    return [];
  }
  steps.set(place, [{ to: placeName(innerId, inner.startNodeId), keys: 0 }]);
  returns.set(innerId, [...(returns.get(innerId) ?? []), ...back]);
  return [{ flowId: innerId, flow: inner }];
}

function noteSteps({ steps, ends, targets }: Drawing, place: string, node: FlowNode): void {
  const destination = destinationOf(node);
  if (destination !== null) ends.set(place, destination);
  const ways = callerExits(node).flatMap(({ port, keys }) => {
    const to = targets.get(exitName(place, port));
    return to === undefined ? [] : [{ to, keys }];
  });
  if (ways.length > 0) steps.set(place, ways);
}

/** The part of a drawing that a call can come to, in the order of a search in breadth. */
function reachable({ steps, ends, targets }: Drawing, start: string): Drawing {
  const seen = new Set([start]);
  const found = new Map<string, Destination>();
  for (const place of seen) {
    const destination = ends.get(place);
    if (destination) found.set(place, destination);
    for (const { to } of steps.get(place) ?? []) seen.add(to);
  }
  return { steps, ends: found, targets };
}

function reversed(steps: ReadonlyMap<string, readonly Step[]>): Map<string, Step[]> {
  const backwards = new Map<string, Step[]>();
  for (const [from, ways] of steps) {
    for (const { to, keys } of ways) {
      const known = backwards.get(to);
      if (known) known.push({ to: from, keys });
      else backwards.set(to, [{ to: from, keys }]);
    }
  }
  return backwards;
}

/** The fewest keys from every place to the nearest goal, by relaxing until nothing gets shorter. */
function distancesTo(
  goals: readonly string[],
  backwards: ReadonlyMap<string, readonly Step[]>,
): ReadonlyMap<string, number> {
  const distances = new Map(goals.map((place) => [place, 0]));
  const queue = [...goals];
  for (const place of queue) {
    const here = distances.get(place) ?? Infinity;
    for (const { to, keys } of backwards.get(place) ?? []) {
      if (here + keys >= (distances.get(to) ?? Infinity)) continue;
      distances.set(to, here + keys);
      queue.push(to);
    }
  }
  return distances;
}
