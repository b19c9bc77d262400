// A node as a list of parts that can be chosen one by one, and back again.
import type { JsonLike } from "../json.ts";
import type { FlowNode } from "../nodes/flow-node.ts";

/** Parts by name; what is absent has no entry. */
export type Parts = ReadonlyMap<string, JsonLike>;

/** The part that a node is as a whole, where its parts cannot be mixed. */
export const WHOLE = "whole";
/** The order of a node's choices. */
export const ORDER = "order";
const CHOICE = "choice:";
const FIELD = "field:";
/** Opened, because what is said after silence is another thing than how long silence lasts. */
const OPENED: ReadonlySet<string> = new Set(["noInput", "noMatch"]);
/** The two forms of opening hours exclude one another. */
const HOURS: ReadonlySet<string> = new Set(["scheduleId", "timeZone", "weekly", "holidays"]);
const HOURS_PART = `${FIELD}hours`;

type JsonRecord = Readonly<Record<string, JsonLike | undefined>>;

/** The ports of a node's choices, in their order; null where two are the same, so that they cannot be told apart. */
export function choicePorts(node: FlowNode): readonly string[] | null {
  const ports = [...choicesIn(node).keys()];
  return ports.length === listOf(node).length ? ports : null;
}

/** What a node consists of. `whole`: as one part. */
export function nodeParts(node: FlowNode, whole: boolean): Map<string, JsonLike> {
  if (whole) return new Map([[WHOLE, node]]);
  const parts = new Map<string, JsonLike>();
  const hours: Record<string, JsonLike> = {};
  const fields: JsonRecord = node;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || name === listName(node)) continue;
    if (node.kind === "hours" && HOURS.has(name)) hours[name] = value;
    else if (OPENED.has(name) && isRecord(value)) addOpened(parts, name, value);
    else parts.set(`${FIELD}${name}`, value);
  }
  if (node.kind === "hours") parts.set(HOURS_PART, hours);
  const choices = choicesIn(node);
  for (const [port, choice] of choices) parts.set(`${CHOICE}${port}`, choice);
  if (choices.size > 0) parts.set(ORDER, [...choices.keys()]);
  return parts;
}

/** The node of these parts, not yet checked: parts of two nodes need not fit together. */
export function nodeOfParts(parts: Parts): JsonLike {
  const whole = parts.get(WHOLE);
  if (whole !== undefined) return whole;
  const node: Record<string, JsonLike> = {};
  const choices = new Map<string, JsonLike>();
  for (const [part, value] of parts) {
    if (part.startsWith(CHOICE)) choices.set(part.slice(CHOICE.length), value);
    else if (part === HOURS_PART && isRecord(value)) Object.assign(node, value);
    else if (part.startsWith(FIELD)) setField(node, part.slice(FIELD.length), value);
  }
  const list = listName({ kind: node["kind"] });
  return list === null ? node : { ...node, [list]: inOrder(choices, parts.get(ORDER)) };
}

/** The port that a part of a node is about; null for every other part. */
export function portOfPart(part: string): string | null {
  if (part.startsWith(CHOICE)) return part.slice(CHOICE.length);
  return part.startsWith(EXIT) ? part.slice(EXIT.length) : null;
}

const EXIT = "exit:";

/** The part that says where a port leads. */
export function exitPart(port: string): string {
  return `${EXIT}${port}`;
}

function addOpened(parts: Map<string, JsonLike>, name: string, value: JsonRecord): void {
  for (const [inner, one] of Object.entries(value)) if (one !== undefined) parts.set(`${FIELD}${name}.${inner}`, one);
}

function setField(node: Record<string, JsonLike>, path: string, value: JsonLike): void {
  const [outer = "", inner] = path.split(".");
  const present = node[outer];
  if (inner !== undefined && OPENED.has(outer)) node[outer] = { ...(isRecord(present) ? present : {}), [inner]: value };
  else node[path] = value;
}

/** In the given order; what it does not name follows. */
function inOrder(choices: ReadonlyMap<string, JsonLike>, order: JsonLike | undefined): JsonLike[] {
  const named = (Array.isArray(order) ? order : []).map(String).filter((port) => choices.has(port));
  return [...new Set([...named, ...choices.keys()])].flatMap((port) => choices.get(port) ?? []);
}

function choicesIn(node: FlowNode): ReadonlyMap<string, JsonLike> {
  if (node.kind === "menu") return new Map(node.options.map((option) => [`key:${option.key}`, option]));
  if (node.kind === "language") return new Map(node.options.map((option) => [`lang:${option.language}`, option]));
  if (node.kind === "condition") return new Map(node.branches.map((branch) => [`branch:${branch.id}`, branch]));
  return new Map();
}

function listOf(node: FlowNode): readonly JsonLike[] {
  if (node.kind === "menu" || node.kind === "language") return node.options;
  return node.kind === "condition" ? node.branches : [];
}

function listName({ kind }: { readonly kind: JsonLike | undefined }): "options" | "branches" | null {
  if (kind === "menu" || kind === "language") return "options";
  return kind === "condition" ? "branches" : null;
}

function isRecord(value: JsonLike | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
