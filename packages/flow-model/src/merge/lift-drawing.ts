import type { Flow } from "../flow.ts";
import type { NodeId, PromptId } from "../ids.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import type { Position } from "../nodes/shared-fields.ts";
import { own } from "../own.ts";
import { matchDrawings } from "./match-drawings.ts";
import { mergeFlows } from "./merge-flows.ts";
import { renameIds, type NewIds } from "./rename-ids.ts";

/** A drawing by people, and what two states of its poorer copy look like. */
export interface CopiedDrawing {
  readonly original: Flow;
  /** The copy as it was made from the original. */
  readonly before: Flow;
  /** The copy as it is now. */
  readonly now: Flow;
}

const RIGHT = 320;
const DOWN = 160;

/**
 * The original with what changed in its copy, and nothing else: what the copy never carried (labels, places, prompts'
 * names) stays as people made it. New blocks stand to the right of what leads to them.
 */
export function liftDrawing({ original, before, now }: CopiedDrawing): Flow {
  const names = matchDrawings(original, before);
  const named = renameIds(before, names);
  const theirs = placedAs(named, renameIds(now, withoutClashes(names, { original, before, now })));
  const { changes, flow } = mergeFlows({ base: named, ours: original, theirs });
  const all = Object.fromEntries(changes.map(({ id }) => [id, "theirs"] as const));
  const lifted = changes.some(({ conflict }) => conflict)
    ? mergeFlows({ base: named, ours: original, theirs }, all).flow
    : flow;
  return placed(original, lifted);
}

/** A new block must not take the id of one of the original's that the copy never had. */
function withoutClashes(names: NewIds, { original, before, now }: CopiedDrawing): NewIds {
  const nodes = new Map<NodeId, NodeId>(names.nodes);
  const prompts = new Map<PromptId, PromptId>(names.prompts);
  const fresh = (added: readonly string[], all: readonly string[], given: Map<string, string>): void => {
    const taken = new Set([...all, ...given.values()]);
    for (const id of added) {
      if (!taken.has(id)) continue;
      let name = `${id.slice(0, 56)}_live`;
      for (let count = 2; taken.has(name); count += 1) name = `${id.slice(0, 56)}_live${count}`;
      given.set(id, name);
      taken.add(name);
    }
  };
  const isNew = (record: Readonly<Record<string, unknown>>) => (id: string) => !Object.hasOwn(record, id);
  fresh(Object.keys(now.nodes).filter(isNew(before.nodes)), Object.keys(original.nodes), nodes);
  fresh(Object.keys(now.prompts).filter(isNew(before.prompts)), Object.keys(original.prompts), prompts);
  return { nodes, prompts };
}

/** Places of a copy are made up each time it is drawn, so that a block that moved there did not move. */
function placedAs(before: Flow, now: Flow): Flow {
  const nodes = Object.entries(now.nodes).map(([id, node]): [NodeId, FlowNode] => {
    const former = own(before.nodes, id);
    return [id, former === undefined ? node : { ...node, position: former.position }];
  });
  return { ...now, nodes: Object.fromEntries(nodes) };
}

function placed(original: Flow, lifted: Flow): Flow {
  const taken = Object.values(original.nodes).map(({ position }) => position);
  const positions = new Map<NodeId, Position>(Object.entries(original.nodes).map(([id, node]) => [id, node.position]));
  const nodes = Object.entries(lifted.nodes).map(([id, node]): [NodeId, FlowNode] => {
    if (positions.has(id)) return [id, node];
    const source = Object.values(lifted.connections).find(({ target }) => target === id)?.source;
    const from = (source === undefined ? undefined : positions.get(source)) ?? { x: 0, y: 0 };
    const position = freePlace({ x: from.x + RIGHT, y: from.y }, taken);
    taken.push(position);
    positions.set(id, position);
    return [id, { ...node, position }];
  });
  return { ...lifted, nodes: Object.fromEntries(nodes) };
}

function freePlace(wanted: Position, taken: readonly Position[]): Position {
  let { y } = wanted;
  const isTaken = () => taken.some((one) => Math.abs(one.x - wanted.x) < RIGHT - 40 && Math.abs(one.y - y) < DOWN - 20);
  while (isTaken()) y += DOWN / 2;
  return { x: wanted.x, y };
}
