import { explainIssues } from "../parse/explain-issues.ts";
import type { ParseFault } from "../parse/parse-fault.ts";
import { MAX_DEPTH, structureFaults } from "../parse/structure-faults.ts";
import { err, ok, type Result } from "../result.ts";
import { commandSchema, type Command } from "./command.ts";

/** A value lies at most one level deeper in the document than in its command. */
const MAX_COMMAND_DEPTH = MAX_DEPTH - 1;

/** Reads an unknown value as a command, or says every fault with its place. Never throws. */
export function parseCommand(input: unknown): Result<Command, readonly ParseFault[]> {
  const unsafe = structureFaults(input, { maxDepth: MAX_COMMAND_DEPTH });
  if (unsafe.length > 0) return err(unsafe);
  const parsed = commandSchema.safeParse(input);
  return parsed.success ? ok(parsed.data) : err(explainIssues(parsed.error.issues, input));
}
