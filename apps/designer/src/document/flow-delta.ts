import type { Connection, Flow, FlowNode, Prompt } from "@tonegraph/flow-model";

/**
 * What differs between two flows that share structure, small enough to post to a worker on every keystroke.
 * `null` removes an entry; everything but the three maps travels whole in `rest`, because it is small.
 */
export interface FlowDelta {
  readonly nodes: Readonly<Record<string, FlowNode | null>>;
  readonly connections: Readonly<Record<string, Connection | null>>;
  readonly prompts: Readonly<Record<string, Prompt | null>>;
  readonly rest: FlowRest | null;
}

type FlowRest = Omit<Flow, "nodes" | "connections" | "prompts">;

/** Compares by identity: an untouched entry must be the same object in both flows, as immer leaves it. */
export function flowDelta(before: Flow, after: Flow): FlowDelta {
  return {
    nodes: mapDelta(before.nodes, after.nodes),
    connections: mapDelta(before.connections, after.connections),
    prompts: mapDelta(before.prompts, after.prompts),
    rest: restChanged(before, after) ? restOf(after) : null,
  };
}

/** Applies a delta; untouched parts stay the same objects, so that results kept per part stay good. */
export function applyFlowDelta(flow: Flow, delta: FlowDelta): Flow {
  return {
    ...(delta.rest ?? restOf(flow)),
    nodes: applyMap(flow.nodes, delta.nodes),
    connections: applyMap(flow.connections, delta.connections),
    prompts: applyMap(flow.prompts, delta.prompts),
  };
}

/** Whether a delta changes nothing at all. */
export function isEmptyDelta(delta: FlowDelta): boolean {
  return delta.rest === null && [delta.nodes, delta.connections, delta.prompts].every((map) => isEmptyMap(map));
}

function isEmptyMap(map: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(map).length === 0;
}

function mapDelta<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): Record<string, Value | null> {
  const delta: Record<string, Value | null> = {};
  if (before === after) return delta;
  for (const id of Object.keys(after)) {
    const value = after[id];
    if (value !== undefined && value !== before[id]) delta[id] = value;
  }
  for (const id of Object.keys(before)) {
    if (after[id] === undefined) delta[id] = null;
  }
  return delta;
}

function applyMap<Value>(
  map: Record<string, Value>,
  delta: Readonly<Record<string, Value | null>>,
): Record<string, Value> {
  if (isEmptyMap(delta)) return map;
  const next = { ...map };
  for (const [id, value] of Object.entries(delta)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return next;
}

function restOf(flow: Flow): FlowRest {
  const { nodes: _nodes, connections: _connections, prompts: _prompts, ...rest } = flow;
  return rest;
}

function restChanged(before: Flow, after: Flow): boolean {
  const left: Readonly<Record<string, unknown>> = restOf(before);
  const right: Readonly<Record<string, unknown>> = restOf(after);
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].some((key) => left[key] !== right[key]);
}
