import type { Json } from "@tonegraph/flow-model";

/** The kinds of value that there are, in the order that types list them. */
export const VALUE_KINDS = ["string", "number", "boolean", "object", "list", "null"] as const;
/** A kind of value. */
export type ValueKind = (typeof VALUE_KINDS)[number];

/**
 * What is known of a value before the call: which kinds it may be of, and, as hints from examples, the members and items
 * that it may have. Hints are for completion; a value that does not keep to them is no fault.
 */
export interface ExpressionType {
  /** In the order of `VALUE_KINDS`, without repeats and never empty; all of them where nothing is known. */
  readonly kinds: readonly ValueKind[];
  readonly members?: Readonly<Record<string, ExpressionType>>;
  readonly items?: ExpressionType;
}

/** The type of which nothing is known. */
export const unknownType: ExpressionType = { kinds: VALUE_KINDS };

/** The type of a value that may be of any of these kinds; of nothing known where there are none. */
export function typeOfKinds(...kinds: readonly ValueKind[]): ExpressionType {
  return kinds.length === 0 ? unknownType : { kinds: VALUE_KINDS.filter((kind) => kinds.includes(kind)) };
}

/** Whether nothing is known. */
export function isUnknown({ kinds }: ExpressionType): boolean {
  return kinds.length === VALUE_KINDS.length;
}

/** The kind of a value. */
export function kindOf(value: Json): ValueKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "object";
}

const MAX_LEVELS = 8;

/** The type of a value that stands for others like it, for instance a variable's default or an example of an answer. */
export function typeOfJson(value: Json, levels = MAX_LEVELS): ExpressionType {
  const kinds: readonly ValueKind[] = [kindOf(value)];
  if (typeof value !== "object" || value === null || levels === 0) return { kinds };
  if (!Array.isArray(value)) {
    const members = Object.entries(value).map(([name, member]) => [name, typeOfJson(member, levels - 1)] as const);
    return { kinds, members: Object.fromEntries(members) };
  }
  const [first, ...rest] = value.slice(0, 100).map((item) => typeOfJson(item, levels - 1));
  return first ? { kinds, items: rest.reduce(eitherType, first) } : { kinds };
}

/** The type of a value that is of the one type or the other. */
export function eitherType(one: ExpressionType, other: ExpressionType): ExpressionType {
  const members = one.members || other.members ? { ...one.members, ...other.members } : undefined;
  const items = one.items && other.items ? eitherType(one.items, other.items) : (one.items ?? other.items);
  return {
    kinds: VALUE_KINDS.filter((kind) => one.kinds.includes(kind) || other.kinds.includes(kind)),
    ...(members ? { members } : {}),
    ...(items ? { items } : {}),
  };
}
