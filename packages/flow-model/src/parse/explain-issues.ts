import type { z } from "zod";
import { jsonPointer } from "./json-pointer.ts";
import type { ParseFault } from "./parse-fault.ts";

/** Turns zod's issues into faults of our own. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], _input: unknown): ParseFault[] {
  return issues.map((issue) => ({ pointer: jsonPointer(issue.path), code: "wrong-type", message: issue.message }));
}
