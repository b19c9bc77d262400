import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { JsonLike } from "../json.ts";
import { own } from "../own.ts";
import { parseFlow } from "../parse/parse-flow.ts";
import { promptIdsOf } from "../prompt-uses.ts";
import { SETTINGS, entitiesOf, type Entities } from "./flow-entities.ts";
import { mergeChanges, type MergeChange, type MergeChoices, type MergeDecisions } from "./merge-changes.ts";
import { MERGE_SIDES, type MergeSide, type ThreeFlows } from "./merge-side.ts";
import { isOrder, joinedOrder, stateOf, unitsOf, type MergeUnit } from "./merge-units.ts";
import { choicePorts } from "./node-parts.ts";
import { rebuildFlow, wayOf } from "./rebuild-flow.ts";
import { withStart } from "./rename-ids.ts";

/** What came of a merge. */
export interface MergedFlow {
  readonly flow: Flow;
  /** What they changed, each with what was chosen, in the order in which callers come to it. */
  readonly changes: readonly MergeChange[];
}

/**
 * Brings their changes into ours. What only one side changed is taken from it; what both changed alike is agreed on; what
 * both changed differently stays ours until somebody chooses theirs. `choices` name changes by their id; a choice of
 * theirs brings what it needs (a block that an exit leads to). The merged flow always parses, and has our id.
 */
export function mergeFlows(flows: ThreeFlows, choices: MergeChoices = {}): MergedFlow {
  const { startNodeId } = flows.ours;
  const sides = { ...flows, base: withStart(flows.base, startNodeId), theirs: withStart(flows.theirs, startNodeId) };
  const whole = new Set(nodeIdsOf(sides).filter((nodeId) => isIndivisible(nodeId, sides)));
  for (;;) {
    const merged = mergeOnce(sides, choices, whole);
    if (merged.ok) return merged.value;
    const before = whole.size;
    for (const nodeId of merged.error) whole.add(nodeId);
    if (whole.size === before) throw new Error("a merged flow does not parse, and no block is to blame");
  }
}

type Attempt =
  | { readonly ok: true; readonly value: MergedFlow }
  | { readonly ok: false; readonly error: readonly NodeId[] };

/** The ids of blocks whose parts do not fit together, where there are any. */
function mergeOnce(sides: ThreeFlows, choices: MergeChoices, whole: ReadonlySet<NodeId>): Attempt {
  const entities = {
    base: entitiesOf(sides.base, whole),
    ours: entitiesOf(sides.ours, whole),
    theirs: entitiesOf(sides.theirs, whole),
  };
  const units = unitsOf(entities);
  const decisions = mergeChanges(units, sides, choices);
  const merged = mergedEntities(units, entities, decisions);
  const { ours, theirs, base } = sides;
  const parsed = parseFlow(rebuildFlow(merged, { like: ours, known: [ours, theirs, base] }));
  if (!parsed.ok) return { ok: false, error: parsed.error.flatMap(({ pointer }) => nodeIdIn(pointer)) };
  return { ok: true, value: { flow: tidied(parsed.value, sides), changes: decisions.changes } };
}

function mergedEntities(
  units: readonly MergeUnit[],
  entities: Readonly<Record<MergeSide, Entities>>,
  decisions: MergeDecisions,
): Entities {
  const merged = new Map<string, Map<string, JsonLike>>();
  for (const unit of units) {
    const side = sideOf(unit, decisions);
    if (unit.part === null) {
      const thing = entities[side].get(unit.entity);
      if (thing !== undefined) merged.set(unit.entity, new Map(thing));
      continue;
    }
    const parts = merged.get(unit.entity) ?? new Map<string, JsonLike>();
    merged.set(unit.entity, parts);
    const value = isOrder(unit) && isJoined(unit, decisions) ? joinedOrder(unit.values) : unit.values[side];
    if (value !== undefined) parts.set(unit.part, value);
  }
  return merged;
}

/** Whether an order that nobody is asked about is put together of both, because only some of what it orders is theirs. */
function isJoined(unit: MergeUnit, { changes }: MergeDecisions): boolean {
  const state = stateOf(unit);
  if (state === "same" || state === "ours" || changes.some(({ id }) => id === unit.choice)) return false;
  const isOrdered = (id: string): boolean => unit.entity === SETTINGS || id.startsWith(`${unit.entity}/port:`);
  return state === "both" || changes.some(({ id, taken }) => taken === "ours" && isOrdered(id));
}

function sideOf(unit: MergeUnit, { changes, theirs }: MergeDecisions): MergeSide {
  const state = stateOf(unit);
  if (theirs.has(unit.choice)) return state === "ours" && unit.part !== null ? "ours" : "theirs";
  if (leadsBack(unit, theirs)) return "theirs";
  // What nobody is asked about, such as a place on the canvas, comes from whoever changed it alone.
  return state === "theirs" && !changes.some(({ id }) => id === unit.choice) ? "theirs" : "ours";
}

/** Whether an exit went with a block that we removed and that is brought back. */
function leadsBack({ part, values }: MergeUnit, theirs: ReadonlySet<string>): boolean {
  if (part?.startsWith("exit:") !== true || values.ours !== undefined || !Array.isArray(values.theirs)) return false;
  return values.theirs.some((target) => theirs.has(`node:${String(target)}`));
}

/** Without connections to blocks that the merge left out, and with the prompts that blocks still speak. */
function tidied(flow: Flow, { ours, theirs }: ThreeFlows): Flow {
  const strays = new Set([...strayWays(ours), ...strayWays(theirs)]);
  const connections = Object.entries(flow.connections).filter(
    ([, connection]) => own(flow.nodes, connection.target) !== undefined || strays.has(wayOf(connection)),
  );
  const silent = new Set([...missingPrompts(ours), ...missingPrompts(theirs)]);
  const back = [...missingPrompts(flow)].flatMap((promptId) => {
    const prompt = silent.has(promptId) ? undefined : (own(ours.prompts, promptId) ?? own(theirs.prompts, promptId));
    return prompt === undefined ? [] : [[promptId, prompt] as const];
  });
  return {
    ...flow,
    connections: Object.fromEntries(connections),
    ...(back.length === 0 ? {} : { prompts: { ...flow.prompts, ...Object.fromEntries(back) } }),
  };
}

/** Connections that led nowhere before the merge; mending them is not its business. */
function strayWays({ nodes, connections }: Flow): string[] {
  return Object.values(connections).flatMap((one) => (own(nodes, one.target) === undefined ? [wayOf(one)] : []));
}

/** Prompts that blocks speak and that are not there. */
function missingPrompts({ nodes, prompts }: Flow): ReadonlySet<string> {
  const spoken = Object.values(nodes).flatMap((node) => promptIdsOf(node));
  return new Set(spoken.filter((promptId) => own(prompts, promptId) === undefined));
}

function nodeIdsOf(sides: ThreeFlows): readonly NodeId[] {
  return [...new Set(MERGE_SIDES.flatMap((side) => Object.keys(sides[side].nodes)))];
}

/** Whether parts of a block cannot be told apart, or belong to blocks of different kinds. */
function isIndivisible(nodeId: NodeId, sides: ThreeFlows): boolean {
  const nodes = MERGE_SIDES.flatMap((side) => own(sides[side].nodes, nodeId) ?? []);
  return new Set(nodes.map(({ kind }) => kind)).size > 1 || nodes.some((node) => choicePorts(node) === null);
}

function nodeIdIn(pointer: string): NodeId[] {
  const id = /^\/nodes\/([^/]+)/u.exec(pointer)?.[1];
  return id === undefined ? [] : [id];
}
