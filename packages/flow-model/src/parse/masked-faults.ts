import type { z } from "zod";
import { connectionSchema, noteSchema } from "../flow.ts";
import { connectionIdSchema, nodeIdSchema, noteIdSchema, promptIdSchema } from "../ids.ts";
import { flowNodeSchema } from "../nodes/flow-node.ts";
import { promptSchema } from "../prompt.ts";
import { explainIssues } from "./explain-issues.ts";
import type { ParseFault } from "./parse-fault.ts";
import { valueAt } from "./place-words.ts";

const RECORDS: readonly { readonly name: string; readonly id: z.ZodType; readonly member: z.ZodType }[] = [
  { name: "nodes", id: nodeIdSchema, member: flowNodeSchema },
  { name: "connections", id: connectionIdSchema, member: connectionSchema },
  { name: "prompts", id: promptIdSchema, member: promptSchema },
  { name: "notes", id: noteIdSchema, member: noteSchema },
];

/** Faults inside members whose id is out of form: zod does not look into those, but a person wants all faults at once. */
export function maskedFaults(document: unknown): ParseFault[] {
  return RECORDS.flatMap(({ name, id, member }) => {
    const record = valueAt(document, [name]);
    if (typeof record !== "object" || record === null || Array.isArray(record)) return [];
    const masked = Object.entries(record).filter(([key]) => !id.safeParse(key).success);
    return masked.flatMap(([key, value]) => {
      const issues = member.safeParse(value).error?.issues ?? [];
      const placed = issues.map((issue) => ({ ...issue, path: [name, key, ...issue.path] }));
      return explainIssues(placed, document);
    });
  });
}
