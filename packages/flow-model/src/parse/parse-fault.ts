/** One fault that keeps a document from being a flow, with its place. */
export interface ParseFault {
  /** JSON pointer (RFC 6901) into the document; that of an unknown key names the key itself. "" is the whole document. */
  readonly pointer: string;
  /** Stable code, for instance `unknown-key`. */
  readonly code: ParseFaultCode;
  /** What is wrong and what would be right, for people, in English. */
  readonly message: string;
  /** Line and column, from 1, where the document is text that is not JSON. */
  readonly line?: number;
  readonly column?: number;
}

/** What can keep a document from being a flow. */
export type ParseFaultCode =
  | "bad-json"
  | "duplicate-name"
  | "not-json"
  | "bad-text"
  | "too-deep"
  | "too-large"
  | "too-many-faults"
  | "prototype-key"
  | "newer-format"
  | "missing"
  | "wrong-type"
  | "invalid-value"
  | "unknown-key"
  | "unknown-kind"
  | "bad-id"
  | "start-missing"
  | "several-starts"
  | "bad-languages"
  | "migration";
