import type { ParseFault } from "../parse/parse-fault.ts";
import type { Result } from "../result.ts";

/** A document of an older format: an object, everything else about it unknown. */
export type OldDocument = Readonly<Record<string, unknown>>;

/**
 * Brings a document from one format version to the next. It moves what it knows, leaves what it does not know where it is
 * (validation will name it), and refuses with a fault rather than lose anything.
 */
export type Migration = (document: OldDocument) => Result<OldDocument, readonly ParseFault[]>;
