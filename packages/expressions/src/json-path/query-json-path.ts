import type { Json } from "@tonegraph/flow-model";
import { JSONPathError } from "json-p3";
import { OutOfSteps, type JsonPath } from "./json-path.ts";
import { isSingularPath } from "./path-shape.ts";

/** More steps than any answer of a web service needs, and few enough not to be noticed. */
const MAX_STEPS = 500_000;

/**
 * What a path finds in a document. A path that names one place (`$.orders[0].id`) gives what stands there, or `null`; any
 * other (`$.orders[*].id`) gives the list of all it finds, empty where it finds nothing. `null` too where the document is
 * nested too deep for it, or the search takes too long. Never throws.
 */
export function queryJsonPath(path: JsonPath, document: Json): Json {
  path.budget.left = MAX_STEPS;
  try {
    const values: Json[] = path.query.query(document).values().map(asJson);
    return isSingularPath(path) ? (values[0] ?? null) : values;
  } catch (error) {
    if (error instanceof OutOfSteps || error instanceof JSONPathError || error instanceof RangeError) return null;
    throw error;
  }
}

function asJson(value: unknown): Json {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of a JSON document is JSON
  return value as Json;
}
