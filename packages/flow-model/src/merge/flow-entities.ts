// A flow as things with parts: nodes with their exits, prompts, variables and whatever else is chosen by itself.
import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { ignoredPlaceKey } from "../ignored-problem.ts";
import type { JsonLike } from "../json.ts";
import { exitPart, nodeParts, type Parts } from "./node-parts.ts";

/** Things by their key, such as `node:node_sales`; keys begin with what kind of thing it is. */
export type Entities = ReadonlyMap<string, Parts>;

/** The settings of the flow as a whole. */
export const SETTINGS = "flow";
/** The one part of a thing that is chosen as a whole. */
export const VALUE = "value";

/** The kind of a thing and its own id. */
export function splitKey(key: string): readonly [kind: string, id: string] {
  const at = key.indexOf(":");
  return at < 0 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
}

/** Everything in a flow. Nodes in `whole` are one part each. */
export function entitiesOf(flow: Flow, whole: ReadonlySet<NodeId>): Entities {
  const entities = new Map<string, Map<string, JsonLike>>([[SETTINGS, settingsOf(flow)]]);
  for (const [id, node] of Object.entries(flow.nodes)) entities.set(`node:${id}`, nodeParts(node, whole.has(id)));
  addExits(entities, flow);
  for (const [id, prompt] of Object.entries(flow.prompts)) {
    const texts = Object.entries(prompt.texts).map(([language, text]) => [`text:${language}`, text] as const);
    entities.set(`prompt:${id}`, new Map<string, JsonLike>([["label", prompt.label], ...texts]));
  }
  for (const [key, value] of single(flow)) entities.set(key, new Map([[VALUE, value]]));
  return entities;
}

function settingsOf(flow: Flow): Map<string, JsonLike> {
  const { name, description, profile, defaultLanguage, languages, campaignId, activeWindow, fallback } = flow;
  const { goals, tests, ignoredProblems = [] } = flow;
  // The default language has to be one of the list, so both are chosen together.
  const parts = new Map<string, JsonLike>([["languages", { defaultLanguage, languages }]]);
  const optional = { name, description, profile, campaignId, activeWindow, fallback };
  for (const [field, value] of Object.entries(optional)) if (value !== undefined) parts.set(field, value);
  parts.set("order:goal", keysOf(goals));
  parts.set("order:test", keysOf(tests));
  parts.set("order:ignored", [...ignoredKeys(ignoredProblems).keys()]);
  return parts;
}

function addExits(entities: Map<string, Map<string, JsonLike>>, { connections }: Flow): void {
  const targets = new Map<string, Map<string, NodeId[]>>();
  for (const { source, port, target } of Object.values(connections)) {
    const ports = targets.get(source) ?? new Map<string, NodeId[]>();
    targets.set(source, ports.set(port, [...(ports.get(port) ?? []), target]));
  }
  for (const [source, ports] of targets) {
    const key = entities.has(`node:${source}`) ? `node:${source}` : `stray:${source}`;
    const parts = entities.get(key) ?? new Map<string, JsonLike>();
    for (const [port, all] of ports) parts.set(exitPart(port), all.toSorted());
    entities.set(key, parts);
  }
}

function single(flow: Flow): (readonly [string, JsonLike])[] {
  return [
    ...Object.entries(flow.variables).map(([name, value]) => [`variable:${name}`, value] as const),
    ...flow.goals.map((goal) => [`goal:${goal.id}`, goal] as const),
    ...flow.tests.map((test) => [`test:${test.id}`, test] as const),
    ...[...ignoredKeys(flow.ignoredProblems ?? [])].map(([key, entry]) => [`ignored:${key}`, entry] as const),
    ...Object.entries(flow.notes).map(([id, note]) => [`note:${id}`, note] as const),
    ...Object.entries(flow.vendorExtras).map(([id, extras]) => [`extras:${id}`, extras] as const),
  ];
}

type Ignored = NonNullable<Flow["ignoredProblems"]>[number];

/** By place; a place that is there twice has a number behind it. */
function ignoredKeys(entries: readonly Ignored[]): ReadonlyMap<string, Ignored> {
  const keyed = new Map<string, Ignored>();
  for (const entry of entries) {
    const place = ignoredPlaceKey(entry);
    let key = place;
    for (let time = 2; keyed.has(key); time += 1) key = `${place} ${time}`;
    keyed.set(key, entry);
  }
  return keyed;
}

function keysOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}
