import { parseJsonPath, queryJsonPath, type JsonPath } from "@tonegraph/expressions";
import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { remark } from "../../engine/remark.ts";
import type { Run } from "../../engine/run.ts";
import { setVariable } from "../../engine/set-variable.ts";

interface Mapping {
  readonly variable: string;
  readonly path: JsonPath | null;
  readonly why: string;
}

/** Sets the variables of a request from what came back; `undefined`: nothing usable did. */
export type ResponseMapping = (run: Run, body: Json | undefined) => void;

/**
 * Makes the response mapping of a request ready. What the answer does not have comes from `defaultResponse`, and is
 * `null` where that has not either. After a failure only a `defaultResponse` sets anything.
 */
export function responseMapping(node: NodeOfKind<"httpRequest">): ResponseMapping {
  const { defaultResponse } = node;
  const mappings = Object.entries(node.responseMapping ?? {}).map(([variable, text]): Mapping => {
    const parsed = parseJsonPath(text);
    return parsed.ok ? { variable, path: parsed.value, why: "" } : { variable, path: null, why: parsed.error.message };
  });
  return (run, body) => {
    const documents = [body, defaultResponse].filter((document) => document !== undefined);
    if (documents.length === 0) return;
    for (const { variable, path, why } of mappings) {
      if (path === null) remark(run, "pathFault", { variable, why });
      setVariable(run, variable, path === null ? null : firstFound(path, documents));
    }
  };
}

function firstFound(path: JsonPath, documents: readonly Json[]): Json {
  for (const document of documents) {
    const value = queryJsonPath(path, document);
    if (value !== null) return value;
  }
  return null;
}
