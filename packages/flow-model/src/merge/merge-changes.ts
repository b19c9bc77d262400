import type { FlowChange } from "../diff/flow-change.ts";
import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { readingOrder } from "../diff/reading-order.ts";
import { own } from "../own.ts";
import { changeWords } from "./change-words.ts";
import { splitKey } from "./flow-entities.ts";
import type { ThreeFlows } from "./merge-side.ts";
import { stateOf, type MergeUnit } from "./merge-units.ts";

/** Which side a change is taken from, by the change's id. */
export type MergeChoices = Readonly<Record<string, "ours" | "theirs">>;

/** One thing that they changed and that can be taken or left. */
export interface MergeChange {
  /** Stays the same as long as the three flows do. */
  readonly id: string;
  readonly kind: FlowChange["kind"];
  readonly nodeId?: NodeId;
  /** Whether we changed the same place in another way: then somebody has to choose. */
  readonly conflict: boolean;
  /** What they did, in sentences without full stop. */
  readonly theirs: readonly string[];
  /** What we did there; empty without a conflict. */
  readonly ours: readonly string[];
  /** The changes that taking this one brings along. */
  readonly needs: readonly string[];
  readonly taken: "ours" | "theirs";
}

type Draft = Omit<MergeChange, "needs" | "taken"> & { readonly units: readonly MergeUnit[] };

/** Their changes that people could notice, and everything that is taken from them. */
export interface MergeDecisions {
  readonly changes: readonly MergeChange[];
  /** Choices that are taken from them, also where it is only brought along. */
  readonly theirs: ReadonlySet<string>;
}

/** Whether a change, by its id, is about what a vendor's document says beyond the drawing. */
export function isAboutExtras(changeId: string): boolean {
  return splitKey(changeId)[0] === "extras";
}

/** What they changed, with what is taken of each. */
export function mergeChanges(units: readonly MergeUnit[], flows: ThreeFlows, choices: MergeChoices): MergeDecisions {
  const groups = Map.groupBy(units, ({ choice }) => choice);
  const drafts = [...groups].flatMap(([id, members]) => draftOf(id, { members, groups }, flows) ?? []);
  const needed = new Map(drafts.map((draft) => [draft.id, needsOf(draft, flows)]));
  const theirs = new Set(drafts.filter((draft) => choiceOf(draft, choices) === "theirs").map(({ id }) => id));
  // A set grows while it is walked: what is brought along brings along what it needs.
  for (const id of theirs) for (const need of needed.get(id) ?? []) theirs.add(need);
  const changes = sorted(drafts, flows).map(({ units: _units, ...draft }): MergeChange => ({
    ...draft,
    needs: (needed.get(draft.id) ?? []).filter((need) => needed.has(need)),
    taken: theirs.has(draft.id) ? "theirs" : "ours",
  }));
  return { changes, theirs };
}

function choiceOf({ id, conflict }: Draft, choices: MergeChoices): "ours" | "theirs" {
  return own(choices, id) ?? (conflict ? "ours" : "theirs");
}

interface Group {
  readonly members: readonly MergeUnit[];
  readonly groups: ReadonlyMap<string, readonly MergeUnit[]>;
}

function draftOf(id: string, { members: units, groups }: Group, flows: ThreeFlows): Draft | null {
  const states = units.map(stateOf);
  // Where one side removed a block and the other newly leads there, both are one question.
  const related = [...removedTargets(units, flows), ...newWays(units, flows)];
  const others = related.flatMap((choice) => groups.get(choice) ?? []);
  const isShared = others.length > 0 || states.includes("both");
  if (!isShared && !states.includes("theirs")) return null;
  const theirs = changeWords({ side: flows.theirs, base: flows.base }, units);
  if (theirs.length === 0) return null;
  const [kind, own] = splitKey(units[0]?.entity ?? "");
  const [first] = theirs;
  // What nobody could notice of ours, such as a place on the canvas, is nothing to ask about.
  const ours = isShared ? changeWords({ side: flows.ours, base: flows.base }, [...units, ...others]) : [];
  return {
    id,
    kind: first !== undefined && theirs.every((change) => change.kind === first.kind) ? first.kind : "changed",
    ...(kind === "node" ? { nodeId: own } : nodeSpeaking(theirs)),
    conflict: ours.length > 0,
    theirs: theirs.map(({ words }) => words),
    ours: ours.map(({ words }) => words),
    units,
  };
}

function nodeSpeaking(changes: readonly FlowChange[]): { readonly nodeId?: NodeId } {
  const nodeId = changes.find((change) => change.nodeId !== undefined)?.nodeId;
  return nodeId === undefined ? {} : { nodeId };
}

/** Exits by which we newly lead callers to a block that they removed. */
function newWays(units: readonly MergeUnit[], { base, ours }: ThreeFlows): readonly string[] {
  return units.flatMap(({ entity, part, values }) => {
    const [kind, nodeId] = splitKey(entity);
    const isRemoved = part === null && values.base !== undefined && values.theirs === undefined;
    if (kind !== "node" || !isRemoved || values.ours === undefined) return [];
    const led = new Set(waysTo(base, nodeId));
    return waysTo(ours, nodeId).filter((way) => !led.has(way));
  });
}

/** Blocks of the base that we removed and that these exits of theirs newly lead to. */
function removedTargets(units: readonly MergeUnit[], { base, ours, theirs }: ThreeFlows): readonly string[] {
  const exits = units.filter((unit) => unit.part?.startsWith("exit:") === true && stateOf(unit) !== "ours");
  const now = exits.flatMap(({ values }) => (Array.isArray(values.theirs) ? values.theirs.map(String) : []));
  const led = new Set(exits.flatMap(({ values }) => (Array.isArray(values.base) ? values.base.map(String) : [])));
  const has = (flow: Flow, id: NodeId): boolean => own(flow.nodes, id) !== undefined;
  const gone = now.filter((id) => !led.has(id) && has(base, id) && has(theirs, id) && !has(ours, id));
  return gone.map((id) => `node:${id}`);
}

/** The choices about the exits that lead to a block. */
function waysTo({ connections }: Flow, target: NodeId): string[] {
  return Object.values(connections).flatMap((one) =>
    one.target === target ? [`node:${one.source}/port:${one.port}`] : [],
  );
}

/** The blocks that we do not have and that this change leads callers to. */
function needsOf({ id, units }: Draft, { ours, theirs }: ThreeFlows): readonly string[] {
  const sources = new Map(units.map(({ entity, part }) => [splitKey(entity)[1], part]));
  const targets = Object.values(theirs.connections).flatMap(({ source, port, target }) => {
    const part = sources.get(source);
    const isOurs = part === undefined || (part !== null && id !== `node:${source}/port:${port}`);
    const isThere = own(ours.nodes, target) !== undefined || own(theirs.nodes, target) === undefined;
    return isOurs || isThere ? [] : [`node:${target}`];
  });
  return [...new Set(targets)].filter((need) => need !== id);
}

/** Settings first, then blocks as callers come to them, then the rest. */
function sorted(drafts: readonly Draft[], { theirs, base }: ThreeFlows): readonly Draft[] {
  const places = new Map<NodeId, number>();
  for (const nodeId of [...readingOrder(theirs), ...readingOrder(base)])
    if (!places.has(nodeId)) places.set(nodeId, places.size);
  const placeOf = ({ id, nodeId }: Draft): number => {
    if (id.startsWith("flow/")) return -1;
    return nodeId === undefined ? Number.MAX_SAFE_INTEGER : (places.get(nodeId) ?? Number.MAX_SAFE_INTEGER - 1);
  };
  return drafts.toSorted((left, right) => placeOf(left) - placeOf(right));
}
