import type { Json, Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { CancelSignal, Clock, HttpResponse, HttpSend, Random } from "./http.ts";
import type { VendorCall } from "./http/vendor-call.ts";
import type { TenantSharing } from "./tenant-sharing.ts";
import type { VendorError } from "./vendor-error.ts";
import type { VendorHealth } from "./vendor-health.ts";
import type { VendorAttempt, VendorCallRecord, VendorBreakerChange } from "./vendor-telemetry.ts";

/** What a vendor holds for a flow. `raw` is the answer's text byte for byte, so that it can be put back exactly. */
export interface VendorCopy {
  readonly artefact: Json;
  readonly raw: string;
}

/** Credentials as the client needs them; they exist in memory only while a client lives. */
export interface VendorCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

/** One call of a tenant with its rate, breakers and repeats; it counts for the tenant's health like any other. */
export type CallVendor = (call: VendorCall) => Promise<Result<HttpResponse, VendorError>>;

/** What a client hands out beside its methods. */
export interface BesideClient {
  /** Its state, for a health page. */
  readonly health: () => VendorHealth;
  /** Calls beside its methods. */
  readonly call: CallVendor;
  /** An error without the tenant's secrets: what a method says of an answer may repeat what the vendor repeated. */
  readonly clean: (error: VendorError) => VendorError;
}

/** Everything a client needs from outside. */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly authUrl: string;
  readonly settings: Readonly<Record<string, Json>>;
  readonly credentials: VendorCredentials;
  readonly send: HttpSend;
  readonly clock: Clock;
  readonly random: Random;
  /** An id for each request, sent to the vendor and kept in our log. */
  readonly requestId: () => string;
  /** What other processes that call the same tenant share with this one; absent: there are none. */
  readonly sharing?: TenantSharing;
  /** Told of every attempt; never given a header or a body. */
  readonly onAttempt?: (attempt: VendorAttempt) => void;
  /** Told of every call when it is over. */
  readonly onCall?: (call: VendorCallRecord) => void;
  /** Told when a breaker opens, lets a probe pass or closes. */
  readonly onBreaker?: (change: VendorBreakerChange) => void;
  /** Told once, when the client is made, what it hands out beside its methods. */
  readonly onReady?: (beside: BesideClient) => void;
  /** Headers of the trace that a call belongs to, such as `traceparent`; asked before each attempt. Null: it belongs to none. */
  readonly traceHeaders?: () => Readonly<Record<string, string>> | null;
}

/** When a flow is open to callers, as ISO 8601 times with zone. */
export interface ActivationWindow {
  readonly effectiveDate?: string;
  readonly expirationDate?: string;
}

/** What an outbound write carries. The key is the same on every attempt at the same effect. */
export interface WriteOptions {
  readonly idempotencyKey: string;
  /** Milliseconds for the whole write with all attempts. */
  readonly deadlineMs: number;
  /** How often it was sent already, where whoever sends it read back in between: these count among the attempts. */
  readonly attemptsBefore?: number;
  /**
   * The copy that was read back just before: what the write replaces. A vendor with optimistic versions is told its
   * version, so that a change in between is refused (`conflict`, not ambiguous) and never overwritten.
   */
  readonly basedOn?: VendorCopy;
  /** Ends the write early; what had been sent by then is ambiguous. */
  readonly signal?: CancelSignal;
  /** Only for dialects with `capabilities.activationWindow`. A beginning that is not named is now, by the vendor's clock. */
  readonly window?: ActivationWindow;
}

/** What carries what follows a publish. */
export interface AfterLiveOptions extends WriteOptions {
  /** How the flow became live: as its entry in the audit log has it. */
  readonly published?: {
    /** Of the write that brought the content; null where the vendor had it already. */
    readonly idempotencyKey: string | null;
    /** From the deployment's start until now, in milliseconds. */
    readonly latencyMs: number;
  };
}

/** A span of time at a vendor, in milliseconds since the epoch, for one flow. */
export interface FiguresQuery {
  readonly externalId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** One page of a vendor's own figures. */
export interface FiguresPageQuery extends FiguresQuery {
  /** What the page before names as the one after it, as the vendor wrote it; absent for the first page. */
  readonly page?: string;
}

/** An answer as the vendor wrote it, to be handed on and not read: its text, and its type in `content-type`. */
export type VendorPage = Pick<HttpResponse, "headers" | "body">;

/** One row of a vendor's own figures. A figure that the vendor did not report is absent, never 0. */
export interface FiguresRow {
  /** The node's id in the artefact; null for figures of the whole flow. */
  readonly nodeId: string | null;
  /** Where the vendor's rows are of one hour or day each: when that begins, as an ISO 8601 time with zone. */
  readonly from?: string;
  /** Where the vendor decides itself of which span its figures are: when that ends; `from` is when it begins. */
  readonly to?: string;
  readonly calls?: number;
  readonly abandoned?: number;
  readonly answered?: number;
  readonly averageWaitSeconds?: number;
  readonly totalSeconds?: number;
  /** Between 0 and 1. */
  readonly completionRate?: number;
}

/** How a queue does at this moment; null where the vendor did not say. */
export interface QueueState {
  readonly availableAgents: number | null;
  readonly waitSeconds: number | null;
}

/** One entry of a vendor's own audit log. */
export interface VendorAuditEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly actor: string | null;
  /** Whether it was done with this tenant's own credentials, as far as the log tells. */
  readonly byUs: boolean;
}

/** One page of a vendor's log; pages count from 1. */
export interface AuditPage {
  readonly number: number;
  /** Entries on a page: one that has fewer is the last. */
  readonly size: number;
}

/** What a sign-in came to. */
export interface SignedIn {
  readonly grantedScopes: readonly string[];
  /** True where the vendor does not say what it granted: then it is taken to be what was asked for (RFC 6749, 5.1). */
  readonly scopesAssumed?: true;
}

/** How a client signs in. */
export interface SignInOptions {
  /**
   * Asks the vendor even where a token is at hand, in this process or another, and keeps the new one. Where the vendor
   * says no, the token that was at hand stays in use until it ends or is refused.
   */
  readonly afresh?: boolean;
  /**
   * Does not wait for breakers that are open, because a person asks who may have mended what was wrong: the sign-in is the
   * probe, and once it succeeds so is the next call of every other open route group. Still one probe at a time, over all
   * processes, at the tenant's rate; one that fails starts the whole wait again.
   */
  readonly tryNow?: boolean;
}

/** How a client reads. */
export interface ReadOptions {
  /** Takes for "there is none" only what is written as this API writes its errors: anything may answer 404 at a wrong address. */
  readonly provesApi?: boolean;
}

/** The impure half of a dialect: one tenant's API. Every method is safe to call again after `ok: false` with `ambiguous: false`. */
export interface DialectClient {
  /** Gets a token, from memory where it has a good one; a scope that is missing is named and nothing else is called. */
  signIn(how?: SignInOptions): Promise<Result<SignedIn, VendorError>>;
  /** The vendor's copy, or null where it has none. */
  read(externalId: string, how?: ReadOptions): Promise<Result<VendorCopy | null, VendorError>>;
  create(artefact: Json, options: WriteOptions): Promise<Result<{ readonly externalId: string }, VendorError>>;
  replace(externalId: string, artefact: Json, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Puts a captured copy back, byte-exact in everything that the API lets one write. */
  restore(externalId: string, former: VendorCopy, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Removes what a failed first publish made; absent where the API has no deletion. */
  remove?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  validate?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  compile?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  activate?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Takes a flow out of service without removing it; only where `versioning` is `newFlow`. */
  deactivate?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Reads that must succeed before the first write, such as whether each media asset exists; its error names what is missing. */
  preflight?(artefact: Json): Promise<Result<null, VendorError>>;
  /** What must be true of the account beside the flow, such as a webhook that is registered once; its failure fails no deployment. */
  afterLive?(externalId: string, options: AfterLiveOptions): Promise<Result<null, VendorError>>;
  /**
   * The vendor's own figures, all pages. Never follows a page to another host, and stops at a page that repeats. A span
   * that the vendor cannot be asked for is refused before anything is sent (`spanNotOffered`).
   */
  figures?(query: FiguresQuery): Promise<Result<readonly FiguresRow[], VendorError>>;
  /**
   * One page of the same figures, unread. Asks the documented address alone, whatever `page` says; a page at another
   * host is refused (`notAllowed`).
   */
  figuresPage?(query: FiguresPageQuery): Promise<Result<VendorPage, VendorError>>;
  queueState?(queueId: string): Promise<Result<QueueState | null, VendorError>>;
  /** The vendor's own log of a flow as the vendor orders it: all of it, or one page. */
  auditTrail?(externalId: string, page?: AuditPage): Promise<Result<readonly VendorAuditEntry[], VendorError>>;
  /** Resources of a kind; `known: false` where the API documents no listing. */
  resources(kind: ResourceKind): Promise<Result<ResourceListing, VendorError>>;
  /**
   * Whether one resource exists, where the API can be asked for one of its kind (`capabilities.looksUpResources`); null
   * for other kinds. For what no listing is documented of: an id that somebody typed can still be asked for.
   */
  resourceExists?(kind: ResourceKind, id: string): Promise<Result<boolean | null, VendorError>>;
}

/** A listing of a tenant's resources. `known: false` means that the tenant cannot be asked, not that there are none. */
export interface ResourceListing {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly known: boolean;
}

/** Makes a client for one tenant. */
export type CreateDialectClient = (options: ClientOptions) => DialectClient;
