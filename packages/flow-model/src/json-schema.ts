import { z } from "zod";
import { flowSchema } from "./flow.ts";
import type { Json } from "./json.ts";
import { jsonSchema } from "./json.ts";

/**
 * The form of a `*.flow.json` file as JSON Schema (draft 2020-12), for editors and other programs. It says what can be said
 * of single values; that `startNodeId` names the one start node and the default language is listed, only `parseFlow` checks.
 */
export function flowJsonSchema(): Json {
  const schema = z.toJSONSchema(flowSchema, { target: "draft-2020-12", io: "input" });
  return jsonSchema.parse(JSON.parse(JSON.stringify({ title: "Tonegraph flow", ...schema })));
}
