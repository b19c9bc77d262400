// A change in words: what would be told if only this had not been changed.
import { diffFlows } from "../diff/diff-flows.ts";
import type { FlowChange } from "../diff/flow-change.ts";
import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { flowNodeSchema, type FlowNode } from "../nodes/flow-node.ts";
import { own } from "../own.ts";
import { promptIdsOf } from "../prompt-uses.ts";
import { promptSchema, type Prompt } from "../prompt.ts";
import type { JsonLike } from "../json.ts";
import { SETTINGS, splitKey } from "./flow-entities.ts";
import type { MergeUnit } from "./merge-units.ts";
import { WHOLE, nodeOfParts, nodeParts, portOfPart } from "./node-parts.ts";
import { promptOfParts } from "./rebuild-flow.ts";

/** What a side made of these units, as sentences; empty where nobody could notice. */
export function changeWords(
  { side, base }: { readonly side: Flow; readonly base: Flow },
  units: readonly MergeUnit[],
): readonly FlowChange[] {
  const ghosts = ghostsOf(base, units);
  const now = withGhosts(side, base, ghosts);
  const before = withGhosts(
    units.reduce((flow, unit) => reverted(flow, base, unit), side),
    base,
    ghosts,
  );
  return diffFlows(before, now);
}

/** Blocks that are gone but are named as where an exit led: as long as we tell of that exit, they are there on both sides. */
function ghostsOf(base: Flow, units: readonly MergeUnit[]): readonly NodeId[] {
  const told = new Set(units.map(({ entity }) => splitKey(entity)[1]));
  const left = Object.values(base.connections).filter(({ source }) => told.has(source));
  return left.map(({ target }) => target).filter((target) => !told.has(target));
}

function withGhosts(flow: Flow, base: Flow, ghosts: readonly NodeId[]): Flow {
  const gone = ghosts.flatMap((nodeId) => {
    const node = own(flow.nodes, nodeId) === undefined ? own(base.nodes, nodeId) : undefined;
    return node === undefined ? [] : [[nodeId, node] as const];
  });
  if (gone.length === 0) return flow;
  const spoken = gone.flatMap(([, node]) => promptIdsOf(node));
  const prompts = spoken.flatMap((id) => {
    const prompt = own(flow.prompts, id) === undefined ? own(base.prompts, id) : undefined;
    return prompt === undefined ? [] : [[id, prompt] as const];
  });
  return {
    ...flow,
    nodes: { ...flow.nodes, ...Object.fromEntries(gone) },
    prompts: { ...flow.prompts, ...Object.fromEntries(prompts) },
  };
}

function reverted(flow: Flow, base: Flow, unit: MergeUnit): Flow {
  const [kind, id] = splitKey(unit.entity);
  if (unit.entity === SETTINGS) return revertedSetting(flow, base, unit.part ?? "");
  if (kind === "node" || kind === "stray") return revertedNode(flow, base, { id, unit });
  if (kind === "prompt") return { ...flow, prompts: put(flow.prompts, id, revertedPrompt(flow, base, { id, unit })) };
  if (kind === "variable") return { ...flow, variables: put(flow.variables, id, own(base.variables, id)) };
  if (kind === "extras") return { ...flow, vendorExtras: put(flow.vendorExtras, id, own(base.vendorExtras, id)) };
  if (kind === "goal") return { ...flow, goals: putItem(flow.goals, base.goals, id) };
  if (kind === "test") return { ...flow, tests: putItem(flow.tests, base.tests, id) };
  if (kind !== "ignored") return flow;
  const { ignoredProblems: _mine, ...rest } = flow;
  return { ...rest, ...(base.ignoredProblems === undefined ? {} : { ignoredProblems: base.ignoredProblems }) };
}

function revertedSetting(flow: Flow, base: Flow, part: string): Flow {
  if (part === "languages") return { ...flow, defaultLanguage: base.defaultLanguage, languages: base.languages };
  const { name, description, profile, campaignId, activeWindow, fallback } = base;
  const former: Readonly<Record<string, JsonLike | undefined>> = {
    name,
    description,
    profile,
    campaignId,
    activeWindow,
    fallback,
  };
  if (!Object.hasOwn(former, part)) return flow;
  const entries = Object.entries({ ...flow, [part]: former[part] }).filter(([, value]) => value !== undefined);
  // Each field is put back as it is in another flow, so the whole is a flow again.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Object.fromEntries(entries) as Flow;
}

interface Target {
  readonly id: string;
  readonly unit: MergeUnit;
}

function revertedNode(flow: Flow, base: Flow, { id, unit }: Target): Flow {
  const { part } = unit;
  const port = part === null ? null : portOfPart(part);
  const isExit = part?.startsWith("exit:") === true;
  const isHere = ({ source, port: leaves }: { source: string; port: string }): boolean =>
    source === id && (part === null || (isExit && leaves === port));
  const kept = Object.entries(flow.connections).filter(([, connection]) => !isHere(connection));
  const former = Object.entries(base.connections).filter(([, connection]) => isHere(connection));
  const connections =
    part === null || isExit
      ? Object.fromEntries([...kept, ...former.map(([name, one]) => [`${name}_former`, one] as const)])
      : flow.connections;
  const node = isExit ? own(flow.nodes, id) : nodeBefore(flow, base, { id, unit });
  return { ...flow, connections, nodes: put(flow.nodes, id, node) };
}

function nodeBefore(flow: Flow, base: Flow, { id, unit }: Target): FlowNode | undefined {
  const [now, former] = [own(flow.nodes, id), own(base.nodes, id)];
  if (unit.part === null || unit.part === WHOLE || now === undefined) return former;
  const parts = nodeParts(now, false);
  const { base: value } = unit.values;
  if (value === undefined) parts.delete(unit.part);
  else parts.set(unit.part, value);
  const parsed = flowNodeSchema.safeParse(nodeOfParts(parts));
  return parsed.success ? parsed.data : former;
}

function revertedPrompt(flow: Flow, base: Flow, { id, unit }: Target): Prompt | undefined {
  const [now, former] = [own(flow.prompts, id), own(base.prompts, id)];
  if (unit.part === null || now === undefined) return former;
  const texts = Object.entries(now.texts).map(([language, text]) => [`text:${language}`, text] as const);
  const parts = new Map<string, JsonLike>([["label", now.label], ...texts]);
  const { base: value } = unit.values;
  if (value === undefined) parts.delete(unit.part);
  else parts.set(unit.part, value);
  const parsed = promptSchema.safeParse(promptOfParts(parts));
  return parsed.success ? parsed.data : former;
}

function put<Value>(
  record: Readonly<Record<string, Value>>,
  id: string,
  value: Value | undefined,
): Record<string, Value> {
  const { [id]: _former, ...rest } = record;
  return value === undefined ? rest : { ...rest, [id]: value };
}

function putItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  former: readonly Item[],
  id: string,
): Item[] {
  return [...items.filter((item) => item.id !== id), ...former.filter((item) => item.id === id)];
}
