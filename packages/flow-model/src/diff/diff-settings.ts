import type { Fallback, Flow } from "../flow.ts";
import type { JsonLike } from "../json.ts";
import { own } from "../own.ts";
import { sameJson } from "../same-json.ts";
import { nodeName } from "../words/node-name.ts";
import type { Comparison } from "./comparison.ts";
import type { FlowChange } from "./flow-change.ts";
import { quoted, valueWords } from "./value-words.ts";

interface Setting {
  readonly what: string;
  readonly name: string;
  /** The value in words, `undefined` when the flow has none. */
  say(flow: Flow): string | undefined;
}

const SETTINGS: readonly Setting[] = [
  { what: "flow.name", name: "The flow's name", say: (flow) => quoted(flow.name) },
  { what: "flow.description", name: "The description", say: (flow) => valueWords(flow.description) },
  { what: "flow.profile", name: "The target", say: (flow) => flow.profile },
  { what: "flow.defaultLanguage", name: "The default language", say: (flow) => flow.defaultLanguage },
  { what: "flow.startNodeId", name: "Where calls arrive", say: (flow) => nodeName(flow, flow.startNodeId) },
  { what: "flow.campaignId", name: "The campaign", say: (flow) => flow.campaignId },
  { what: "flow.activeWindow", name: "The active time", say: windowWords },
  { what: "flow.fallback", name: "The fallback", say: ({ fallback }) => fallback && fallbackWords(fallback) },
];

/** Changes of the flow as a whole: its name, target, languages, campaign, active time and fallback. */
export function diffSettings({ from, to }: Comparison): FlowChange[] {
  const settings = SETTINGS.flatMap(({ what, name, say }): FlowChange[] => {
    const [before, after] = [say(from), say(to)];
    if (before === after) return [];
    if (after === undefined) return [{ kind: "removed", what, words: `${name} is removed (was ${before ?? "none"})` }];
    if (before === undefined) return [{ kind: "added", what, words: `${name} is set to ${after}` }];
    return [{ kind: "changed", what, words: `${name} is now ${after} (was ${before})` }];
  });
  return [...settings, ...diffLanguages(from, to)];
}

/** Variables, goals, saved tests and what is kept for dialects. */
export function diffRecords({ from, to }: Comparison): FlowChange[] {
  const byId = <Item extends { readonly id: string; readonly label: string }>(items: readonly Item[]) =>
    Object.fromEntries(items.map((item) => [item.id, item]));
  const labelled = (title: string) => (id: string, item: JsonLike | undefined) =>
    `The ${title} ${quoted(labelOf(item) ?? id)}`;
  return [
    ...diffRecord("variable", { from: from.variables, to: to.variables, name: (id) => `The variable ${id}` }),
    ...diffRecord("goal", { from: byId(from.goals), to: byId(to.goals), name: labelled("goal") }),
    ...diffRecord("test", { from: byId(from.tests), to: byId(to.tests), name: labelled("saved test") }),
    ...diffRecord("vendorExtras", {
      from: from.vendorExtras,
      to: to.vendorExtras,
      name: () => "What the vendor's document says beyond the drawing",
    }),
  ];
}

type JsonRecord = Readonly<Record<string, JsonLike>>;

function diffRecord(
  what: string,
  { from, to, name }: { from: JsonRecord; to: JsonRecord; name: (id: string, item: JsonLike | undefined) => string },
): FlowChange[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].sort().flatMap((id): FlowChange[] => {
    const [before, after] = [own(from, id), own(to, id)];
    if (sameJson(before, after)) return [];
    const title = name(id, after ?? before);
    const leaves = what === "vendorExtras" && after !== undefined ? leafWords(before ?? {}, after) : "";
    if (before === undefined) return [{ kind: "added", what, words: `${title} is added${leaves}` }];
    if (after === undefined) return [{ kind: "removed", what, words: `${title} is removed` }];
    return [
      {
        kind: "changed",
        what,
        words: what === "variable" ? variableWords(title, before, after) : `${title} is changed${leaves}`,
      },
    ];
  });
}

/** More would hide what is changed. */
const MOST_LEAVES = 4;

/** The values that are another, where they are few and each is a simple one; else nothing. */
function leafWords(before: JsonLike, after: JsonLike): string {
  const found = changedLeaves("", before, after);
  return found === null || found.length === 0 || found.length > MOST_LEAVES ? "" : `: ${found.join(", ")}`;
}

/** Null where something is another that is no simple value, or is gone. */
function changedLeaves(name: string, before: JsonLike | undefined, after: JsonLike): string[] | null {
  if (sameJson(before, after)) return [];
  if (!isRecord(after)) {
    return name === "" || typeof after === "object" ? null : [`${name} is now ${String(after)}${wasWords(before)}`];
  }
  const former = isRecord(before) ? before : {};
  if (Object.keys(former).some((key) => own(after, key) === undefined)) return null;
  const parts = Object.entries(after).map(([key, value]) => changedLeaves(key, own(former, key), value));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

function wasWords(before: JsonLike | undefined): string {
  return before === undefined || typeof before === "object" ? "" : ` (was ${String(before)})`;
}

function isRecord(value: JsonLike | undefined): value is { readonly [key: string]: JsonLike } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function variableWords(title: string, before: JsonLike, after: JsonLike): string {
  const say = (variable: JsonLike): string => {
    if (variable === null || typeof variable !== "object" || !("type" in variable)) return valueWords(variable);
    const { type, default: value } = variable;
    return `a ${valueWords(type).slice(1, -1)} beginning as ${valueWords(value)}`;
  };
  return `${title} is now ${say(after)} (was ${say(before)})`;
}

function labelOf(item: JsonLike | undefined): string | undefined {
  const label = item !== null && typeof item === "object" && "label" in item ? item["label"] : undefined;
  return typeof label === "string" && label.trim() !== "" ? label : undefined;
}

function diffLanguages(from: Flow, to: Flow): FlowChange[] {
  const added = to.languages.filter((language) => !from.languages.includes(language));
  const removed = from.languages.filter((language) => !to.languages.includes(language));
  const kept = to.languages.filter((language) => from.languages.includes(language));
  const order = from.languages.filter((language) => to.languages.includes(language));
  const reordered =
    kept.join() === order.join() ? [] : [`The languages are now in the order ${to.languages.join(", ")}`];
  return [
    ...added.map((language): FlowChange => ({
      kind: "added",
      what: "language",
      words: `The language ${language} is added`,
    })),
    ...removed.map((language): FlowChange => ({
      kind: "removed",
      what: "language",
      words: `The language ${language} is removed`,
    })),
    ...reordered.map((words): FlowChange => ({ kind: "changed", what: "language", words })),
  ];
}

function windowWords({ activeWindow }: Flow): string | undefined {
  return activeWindow && `${activeWindow.from} to ${activeWindow.until}`;
}

function fallbackWords(fallback: Fallback): string {
  if (fallback.kind === "queue") return `the queue ${valueWords(fallback.queueId)}`;
  if (fallback.kind === "agent") return `the agent ${valueWords(fallback.agentId)}`;
  if (fallback.kind === "externalNumber") return `the number ${valueWords(fallback.number)}`;
  return "hanging up";
}
