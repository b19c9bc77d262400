import { err, ok, type Result } from "@tonegraph/flow-model";
import {
  failedWithoutAnswer,
  isJsonObject,
  type AfterLiveOptions,
  type ClientOptions,
  type VendorCopy,
  type VendorError,
  type WriteOptions,
} from "@tonegraph/vendor-kit";

const TIMEOUT_MS = 5000;

/**
 * Tells the tenant's own system that a flow was registered (`flow.connections.updated`), as the document's client does. The
 * address is no vendor's, so no token goes with it; without an address nothing is sent. Failing fails no deployment.
 */
export async function announceConnections(
  { settings, send, clock, requestId }: ClientOptions,
  {
    externalId,
    write,
    read,
  }: {
    readonly externalId: string;
    readonly write: AfterLiveOptions;
    readonly read: (externalId: string, write: WriteOptions) => Promise<Result<VendorCopy | null, VendorError>>;
  },
): Promise<Result<null, VendorError>> {
  const setting = settings["webhookUrl"];
  const url = typeof setting === "string" ? setting.trim() : "";
  if (url === "") return ok(null);
  if (!/^https:\/\/[^\s/]+/.test(url))
    return err(failed("notAllowed", "The tenant's webhookUrl is no https address, so nobody was told. Correct it."));
  const copy = await read(externalId, write);
  if (!copy.ok) return copy;
  const { idempotencyKey, latencyMs } = write.published ?? { idempotencyKey: null, latencyMs: null };
  // The document's payload is its audit entry: whoever is told finds the deployment there by the key of its registration. Its
  // time is that of Python's `time.time()`: seconds.
  const payload = {
    timestamp: clock.now() / 1000,
    flow_id: externalId,
    idempotency_key: idempotencyKey,
    connection_count: countOf(copy.value),
    latency_ms: latencyMs,
    validation_success: copy.value !== null,
    status: "registered",
  };
  const answer = await send({
    method: "POST",
    url,
    headers: { "content-type": "application/json", "x-request-id": requestId() },
    body: JSON.stringify({ event: "flow.connections.updated", payload }),
    timeoutMs: TIMEOUT_MS,
    ...(write.signal === undefined ? {} : { signal: write.signal }),
  });
  if (!answer.ok) return err(failedWithoutAnswer(answer.error, "The tenant's webhook").error);
  const { status } = answer.value;
  if (status >= 200 && status < 300) return ok(null);
  return err({
    ...failed("rejected", `The tenant's webhook answered ${status} when it was told of the flow.`),
    status,
  });
}

function countOf(copy: VendorCopy | null): number {
  const connections = isJsonObject(copy?.artefact) ? copy.artefact["connections"] : undefined;
  return Array.isArray(connections) ? connections.length : 0;
}

function failed(kind: VendorError["kind"], message: string): VendorError {
  return { kind, message, ambiguous: false };
}
