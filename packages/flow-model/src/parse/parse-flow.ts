import { flowSchema, type Flow } from "../flow.ts";
import { err, ok, type Result } from "../result.ts";
import { explainIssues } from "./explain-issues.ts";
import type { ParseFault } from "./parse-fault.ts";
import { structureFaults } from "./structure-faults.ts";

/** Reads an unknown value as a flow, or says every fault with its place. Never throws. */
export function parseFlow(input: unknown): Result<Flow, readonly ParseFault[]> {
  const unsafe = structureFaults(input);
  if (unsafe.length > 0) return err(unsafe);
  const parsed = flowSchema.safeParse(input);
  if (!parsed.success) return err(explainIssues(parsed.error.issues, input));
  const { languages, ...rest } = parsed.data;
  return ok({ ...rest, languages: languages ?? [rest.defaultLanguage] });
}
