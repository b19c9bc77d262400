import { randomBytes } from "node:crypto";
import { presentTrace } from "../../kernel/request-context.ts";
import { childTraceParent } from "../../kernel/trace-parent.ts";

/** The trace headers of a vendor call made for the present request; null where that belongs to no trace. */
export function traceHeaders(): Readonly<Record<string, string>> | null {
  const trace = presentTrace();
  return trace === null ? null : { traceparent: childTraceParent(trace, newSpanId()) };
}

/** Not zero, which would be no span: one of 2^64. */
function newSpanId(): string {
  const id = randomBytes(8).toString("hex");
  return id === "0".repeat(16) ? newSpanId() : id;
}
