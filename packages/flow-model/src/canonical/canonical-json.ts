import type { JsonLike } from "../json.ts";

type List = readonly JsonLike[];
type JsonRecord = Readonly<Record<string, JsonLike | undefined>>;

/** A container that is being written: its members in order, and which of them comes next. */
interface Frame {
  readonly members: List;
  /** The names of the members, with quotation marks; a list has none. */
  readonly names: readonly string[] | null;
  next: number;
}

/**
 * JSON with sorted keys and no white space, in the form of RFC 8785: equal values give equal text.
 * Properties that are `undefined` are left out as JSON.stringify does. Walks with a stack of its own, so depth is no limit.
 * Throws on a number that JSON cannot carry: such a value is a bug of the caller.
 */
export function canonicalJson(value: JsonLike): string {
  if (!isContainer(value)) return scalar(value);
  const stack: Frame[] = [frameOf(value)];
  let text = opening(value);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const { members, names, next } = frame;
    if (next === members.length) {
      text += names ? "}" : "]";
      stack.pop();
      continue;
    }
    const member = members[next];
    if (member === undefined) throw new RangeError("a list with a gap is not JSON");
    frame.next = next + 1;
    text += (next === 0 ? "" : ",") + (names ? `${names[next] ?? ""}:` : "");
    if (isContainer(member)) {
      text += opening(member);
      stack.push(frameOf(member));
    } else text += scalar(member);
  }
  return text;
}

function isContainer(value: JsonLike): value is List | JsonRecord {
  return typeof value === "object" && value !== null;
}

function isList(value: List | JsonRecord): value is List {
  return Array.isArray(value);
}

function opening(container: List | JsonRecord): string {
  return isList(container) ? "[" : "{";
}

function frameOf(container: List | JsonRecord): Frame {
  if (isList(container)) return { members: container, names: null, next: 0 };
  const names: string[] = [];
  const members: JsonLike[] = [];
  for (const name of Object.keys(container).sort()) {
    const member = container[name];
    if (member === undefined) continue;
    names.push(JSON.stringify(name));
    members.push(member);
  }
  return { members, names, next: 0 };
}

function scalar(value: string | number | boolean | null): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} is not JSON`);
  return JSON.stringify(value);
}
