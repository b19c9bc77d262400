/** What the access log says of one answer. */
export interface AccessEntry {
  /** Of our own making. */
  readonly reqId: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly ms: number;
  readonly actor: string | null;
  readonly ip: string;
  /** The trace that whoever asks makes it part of; absent where they say none. */
  readonly traceId?: string;
}

/** Writes one line of the access log. */
export type WriteAccess = (entry: AccessEntry) => void;
