import { FORMAT_VERSION } from "../flow.ts";
import type { ParseFault } from "../parse/parse-fault.ts";
import { foundWords } from "../parse/place-words.ts";
import { err, ok, type Result } from "../result.ts";
import { from0To1 } from "./from-0-to-1.ts";
import type { Migration } from "./migration.ts";

/** The step that leaves each older version, by that version. One file a step; the last leads to the present version. */
const MIGRATIONS: readonly Migration[] = [from0To1];

/**
 * Brings a document to the present format. A document without a version, or that is no object, passes unchanged: the schema
 * says what is wrong with it. A version that this program does not know is a fault.
 */
export function migrateDocument(input: unknown): Result<unknown, readonly ParseFault[]> {
  if (typeof input !== "object" || input === null || !("formatVersion" in input)) return ok(input);
  const version = input.formatVersion;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0) return err([notAVersion(version)]);
  if (version > FORMAT_VERSION) return err([newerFormat(version)]);
  let document: Readonly<Record<string, unknown>> = { ...input };
  for (const migrate of MIGRATIONS.slice(version)) {
    const migrated = migrate(document);
    if (!migrated.ok) return migrated;
    document = migrated.value;
  }
  return ok(document);
}

function notAVersion(version: unknown): ParseFault {
  const message = `"formatVersion" must be a whole number from 0 to ${FORMAT_VERSION}, but is ${foundWords(version)}.`;
  return { pointer: "/formatVersion", code: "invalid-value", message };
}

function newerFormat(version: number): ParseFault {
  const known = `This program reads versions up to ${FORMAT_VERSION}`;
  const message = `The document has the format version ${version}. ${known}; update it to open this document.`;
  return { pointer: "/formatVersion", code: "newer-format", message };
}
