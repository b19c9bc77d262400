import type { FlowNode, Json } from "@tonegraph/flow-model";
import type { Wishes } from "./wished-values.ts";

/** One step of a path such as `$.customer.tags[0]`. */
const STEP = /\.([A-Za-z_][A-Za-z0-9_]*)|\['([^'\\]*)'\]|\[(\d{1,3})\]/g;

/**
 * What a web service has to give back for its mapping to set the wished values; "example" where none is wished for.
 * Paths that select more than one place are passed over.
 */
export function responseBody(node: FlowNode, wishes: Wishes): Json {
  if (node.kind !== "httpRequest") return null;
  let body: Json = {};
  for (const [variable, path] of Object.entries(node.responseMapping ?? {})) {
    const steps = stepsOf(path);
    if (steps) body = withValue(body, steps, wishes[variable] ?? "example");
  }
  return body;
}

function stepsOf(path: string): readonly (string | number)[] | null {
  const found = [...path.matchAll(STEP)];
  if (!path.startsWith("$") || found.map(([text]) => text).join("") !== path.slice(1)) return null;
  return found.map(([, name, quoted, index]) => (index === undefined ? (name ?? quoted ?? "") : Number(index)));
}

function withValue(body: Json, steps: readonly (string | number)[], value: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list: Json[] = Array.isArray(body) ? [...body] : [];
    while (list.length <= step) list.push(null);
    list[step] = withValue(list[step] ?? null, rest, value);
    return list;
  }
  const record = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
  const inner = Object.hasOwn(record, step) ? (record[step] ?? null) : null;
  return Object.fromEntries([...Object.entries(record), [step, withValue(inner, rest, value)]]);
}
