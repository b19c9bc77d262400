import { flowSchema, type Flow } from "../flow.ts";
import { migrateDocument } from "../migrations/migrate-document.ts";
import { err, ok, type Result } from "../result.ts";
import { explainIssues } from "./explain-issues.ts";
import { maskedFaults } from "./masked-faults.ts";
import { meaningFaults } from "./meaning-faults.ts";
import type { ParseFault } from "./parse-fault.ts";
import { structureFaults } from "./structure-faults.ts";

/** How many faults are told one by one; a document with more is told how many more there are. */
export const MAX_FAULTS = 1_000;

/**
 * Reads an unknown value as a flow, or says every fault with its place. Documents of an older format are brought to the
 * present one first (pointers then are those of the present form). Never throws, and the given value is never changed.
 */
export function parseFlow(input: unknown): Result<Flow, readonly ParseFault[]> {
  const unsafe = structureFaults(input);
  if (unsafe.length > 0) return err(capped(unsafe));
  const migrated = migrateDocument(input);
  if (!migrated.ok) return err(capped(migrated.error));
  const parsed = flowSchema.safeParse(migrated.value);
  const faults = [
    ...(parsed.success ? [] : [...explainIssues(parsed.error.issues, migrated.value), ...maskedFaults(migrated.value)]),
    ...meaningFaults(migrated.value),
  ];
  if (!parsed.success || faults.length > 0) return err(capped(faults));
  const { languages, ignoredProblems = [], ...rest } = parsed.data;
  // An empty list means what its absence means; it must not give the flow another content hash.
  const ignored = ignoredProblems.length > 0 ? { ignoredProblems } : {};
  return ok({ ...rest, ...ignored, languages: languages ?? [rest.defaultLanguage] });
}

function capped(faults: readonly ParseFault[]): readonly ParseFault[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const message = `At least ${faults.length - MAX_FAULTS} more faults follow. Mend these first.`;
  return [...faults.slice(0, MAX_FAULTS), { pointer: "", code: "too-many-faults", message }];
}
