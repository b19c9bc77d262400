import type { Json, JsonLike, FlowNode, NodeId, SimpleCommand } from "@tonegraph/flow-model";

/** Where a value lies in a block: the field, then what is inside it. */
export type FieldPath = readonly [string, ...(readonly (string | number)[])];

/** A place in a block and what it holds from now on; without a value it is taken away. */
export interface FieldChange {
  readonly path: FieldPath;
  readonly value: JsonLike | undefined;
}

/** Changes one value of a block, however deep it lies; everything beside it stays. */
export function fieldEdit(nodeId: NodeId, node: FlowNode, { path, value }: FieldChange): SimpleCommand {
  const [field, ...inside] = path;
  const before: Readonly<Record<string, JsonLike | undefined>> = node;
  const after = changed(before[field], inside, value);
  if (after === undefined) return { type: "setNodeFields", nodeId, unset: [field] };
  return { type: "setNodeFields", nodeId, set: { [field]: after } };
}

/** The name that the field at a path has for problems and the keyboard. */
export function fieldName(path: FieldPath): string {
  return path.join(".");
}

type Inside = readonly (string | number)[];

function changed(before: JsonLike | undefined, [step, ...rest]: Inside, value: JsonLike | undefined): Json | undefined {
  if (step === undefined) return value === undefined ? undefined : toJson(value);
  if (Array.isArray(before)) {
    const list: readonly JsonLike[] = before;
    const item = changed(list[Number(step)], rest, value);
    const next = list.map(toJson);
    next.splice(Number(step), 1, ...(item === undefined ? [] : [item]));
    return next;
  }
  const fields = isRecord(before) ? before : {};
  const inner = changed(fields[String(step)], rest, value);
  const kept = { ...fields, [String(step)]: inner };
  return toJson(kept);
}

function isRecord(value: JsonLike | undefined): value is Readonly<Record<string, JsonLike | undefined>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same value as JSON proper: what is absent is left out. */
function toJson(value: JsonLike): Json {
  if (Array.isArray(value)) {
    const list: readonly JsonLike[] = value;
    return list.map(toJson);
  }
  if (!isRecord(value)) return scalar(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, toJson(part)]])),
  );
}

function scalar(value: JsonLike): Json {
  return typeof value === "object" ? null : value;
}
