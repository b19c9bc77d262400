// W3C Trace Context, level 1: https://www.w3.org/TR/trace-context/#traceparent-header

/** The trace that a request belongs to, as its `traceparent` says. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** Whether whoever asks records it. */
  readonly isSampled: boolean;
}

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NO_TRACE = "0".repeat(32);
const NO_SPAN = "0".repeat(16);

/** Reads a `traceparent`; null where there is none or it is not valid, which is then as if there were none. */
export function readTraceParent(header: string | readonly string[] | undefined): TraceParent | null {
  if (typeof header !== "string" || header.length > 512) return null;
  const [, version, traceId = "", parentId, flags = "", more] = FORM.exec(header) ?? [];
  if (version === undefined || version === "ff" || traceId === NO_TRACE || parentId === NO_SPAN) return null;
  // What a later version adds is not ours to read; this one has nothing more.
  if (version === "00" && more !== undefined) return null;
  return { traceId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The `traceparent` of a call made for that trace: a span of our own, 16 hexadecimal digits, in the same trace. */
export function childTraceParent({ traceId, isSampled }: TraceParent, spanId: string): string {
  return `00-${traceId}-${spanId}-${isSampled ? "01" : "00"}`;
}
