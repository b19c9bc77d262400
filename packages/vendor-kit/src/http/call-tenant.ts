import { err, ok, type Result } from "@tonegraph/flow-model";
import type { HttpRequest, HttpResponse } from "../http.ts";
import type { AccessToken } from "../tenant-sharing.ts";
import { readJson } from "../json-object.ts";
import { namedParts } from "../named-parts.ts";
import type { VendorError } from "../vendor-error.ts";
import type { BoardBreaker, BreakerBoard } from "./breaker-board.ts";
import { cancellationOf, type Cancellation } from "./cancellation.ts";
import type { VendorHttpOptions } from "./create-vendor-http.ts";
import type { Ledger } from "./ledger.ts";
import type { RateGate } from "./rate-gate.ts";
import { repeatCall, type RepeatWorld } from "./repeat-call.ts";
import { routeGroup } from "./route-group.ts";
import type { OwnHeaders, Sending, SendOnce } from "./send-once.ts";
import type { TokenCache } from "./token-cache.ts";
import { isAddressed, noAddressError, type AddressedCall, type VendorCall } from "./vendor-call.ts";

/** What calls of one tenant share. */
export interface Tenant {
  readonly client: VendorHttpOptions["client"];
  readonly world: Pick<RepeatWorld, "policy" | "clock" | "random" | "vendor">;
  readonly board: BreakerBoard;
  readonly gate: RateGate;
  readonly tokens: TokenCache;
  readonly sendOnce: SendOnce;
  readonly ledger: Ledger;
  /** Takes secrets out of an error. */
  readonly clean: (error: VendorError) => VendorError;
  /** Takes the tenant's live secrets out of what is handed on. */
  readonly hide: (text: string) => string;
}

/** One call of a tenant with token, rate, breaker and repeats. */
export async function callTenant(call: VendorCall, tenant: Tenant): Promise<Result<HttpResponse, VendorError>> {
  const { client, world, tokens } = tenant;
  if (!isAddressed(call)) return err(noAddressError(world.vendor));
  const startedAt = world.clock.elapsed();
  const present = new TenantCall(call, tenant);
  const came = await repeatCall(call.effect, startedAt + (call.deadlineMs ?? world.policy.deadlineMs), present);
  const answer = told(came, present, tenant);
  const error = answer.ok ? null : answer.error;
  if (error?.scopeDrift === true) tokens.forget(present.token, "mayTooLittle");
  client.onCall?.({
    operation: call.operation,
    group: present.group,
    attempts: present.attempts,
    outcome: error?.kind ?? "ok",
    ambiguous: error?.ambiguous ?? false,
    durationMs: world.clock.elapsed() - startedAt,
  });
  return answer;
}

/** What whoever calls is told: an error in clean words, and of what is handed on no secret of ours. */
function told(
  answer: Result<HttpResponse, VendorError>,
  { call, attempts }: TenantCall,
  { clean, hide }: Tenant,
): Result<HttpResponse, VendorError> {
  if (!answer.ok) return err(withParts({ ...clean(answer.error), attempts }, call));
  return call.isHandedOn === true ? ok({ ...answer.value, body: hide(answer.value.body) }) : answer;
}

/** What the vendor names by its place in the document that it was sent. */
function withParts(error: VendorError, { body }: VendorCall): VendorError {
  if (body === undefined || error.vendorMessage === undefined) return error;
  const parts = namedParts(error.vendorMessage, readJson(body) ?? null);
  return parts.length === 0 ? error : { ...error, parts };
}

/** One call on its way: the token that it uses, which is renewed once when it is refused, and how often it was sent. */
class TenantCall implements RepeatWorld {
  readonly policy: RepeatWorld["policy"];
  readonly clock: RepeatWorld["clock"];
  readonly random: RepeatWorld["random"];
  readonly vendor: string;
  readonly breaker: BoardBreaker;
  readonly gate: RateGate;
  readonly cancellation: Cancellation;
  readonly group: string;
  readonly attemptsBefore: number | undefined;
  token = "";
  attempts = 0;
  readonly call: AddressedCall;
  readonly #tenant: Tenant;
  #isRenewed = false;

  constructor(call: AddressedCall, tenant: Tenant) {
    const { world } = tenant;
    this.policy = world.policy;
    this.clock = world.clock;
    this.random = world.random;
    this.vendor = world.vendor;
    this.group = call.group ?? routeGroup(call.url);
    this.attemptsBefore = call.effect === "read" ? undefined : call.attemptsBefore;
    this.breaker = tenant.board.breaker(this.group);
    this.gate = tenant.gate;
    this.cancellation = cancellationOf(call.signal);
    this.call = call;
    this.#tenant = tenant;
  }

  prepare(leftMs: number): VendorError | null | Promise<VendorError | null> {
    if (this.call.isOpen === true) return null;
    const token = this.#tenant.tokens.get(leftMs);
    return token instanceof Promise ? token.then((got) => this.#take(got)) : this.#take(token);
  }

  attempt(number: number, timeoutMs: number): Sending {
    this.attempts += 1;
    const { group, cancellation } = this;
    const { operation, provesApi } = this.call;
    return this.#tenant.sendOnce({ operation, group, number, cancellation, provesApi }, (own) =>
      requestOf(this.call, this.token, { ...own, timeoutMs }),
    );
  }

  onFailed(error: VendorError): void {
    noteRefusal(error, this.#tenant);
  }

  renewCredentials(): boolean {
    if (this.call.isOpen === true) return false;
    this.#tenant.tokens.forget(this.token);
    const isFirst = !this.#isRenewed;
    this.#isRenewed = true;
    return isFirst;
  }

  #take(token: Result<AccessToken, VendorError>): VendorError | null {
    if (token.ok) this.token = token.value.value;
    return token.ok ? null : token.error;
  }
}

/** The whole tenant keeps still for as long as the vendor asks one call to, up to the bound of all waits. */
export function noteRefusal(
  { kind, retryAfterMs }: VendorError,
  { client, ledger, gate, world }: Pick<Tenant, "client" | "ledger" | "gate" | "world">,
): void {
  if (kind !== "rateLimited") return;
  ledger.rateLimited(retryAfterMs ?? null);
  if (retryAfterMs === undefined) return;
  const pauseMs = pauseFor(retryAfterMs, { gate, world });
  client.sharing?.silence(null, pauseMs);
}

/** Keeps the whole tenant still for so long, up to the bound of all waits; answers how long that is. */
export function pauseFor(ms: number, { gate, world }: Pick<Tenant, "gate" | "world">): number {
  const pauseMs = Math.min(ms, world.policy.maxRetryAfterMs);
  gate.pause(pauseMs);
  return pauseMs;
}

function requestOf(
  call: AddressedCall,
  token: string,
  { requestId, traceHeaders, timeoutMs }: OwnHeaders & { readonly timeoutMs: number },
): HttpRequest {
  const { method, url, body } = call;
  const authorization = `Bearer ${token}`;
  const isPlain = call.headers === undefined && call.idempotencyKey === undefined && call.isOpen !== true;
  // Written out for the usual call: to put it together from parts takes several times as long.
  if (body !== undefined && isPlain && traceHeaders === null) {
    const headers = { accept: JSON_TYPE, "content-type": JSON_TYPE, authorization, "x-request-id": requestId };
    return { method, url, headers, body, timeoutMs };
  }
  const contentType = body === undefined ? {} : { "content-type": JSON_TYPE };
  const key = call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey };
  const own = { ...(call.isOpen === true ? {} : { authorization }), "x-request-id": requestId };
  const headers = { accept: JSON_TYPE, ...traceHeaders, ...call.headers, ...key, ...contentType, ...own };
  return { method, url, headers, timeoutMs, ...(body === undefined ? {} : { body }) };
}

const JSON_TYPE = "application/json";
