import { ok, parseFlow, type Flow, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "./fault.ts";

/** What was sent as a flow, or 400 with every place that keeps it from being one. `prefix` is where the flow lies in the body. */
export function readFlowDocument(body: unknown, prefix = ""): Result<Flow, ApiFault> {
  const parsed = parseFlow(body);
  if (parsed.ok) return ok(parsed.value);
  const errors = parsed.error.map(({ pointer, code, message }) => ({ pointer: `${prefix}${pointer}`, code, message }));
  const first = errors.slice(0, 3).map((place) => `${place.pointer || "the document"}: ${place.message}`);
  const more = errors.length > first.length ? ` (and ${errors.length - first.length} more)` : "";
  return fault("invalid-flow", `${first.join("; ")}${more}`, { errors });
}
