import type { Json, Result } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";
import type { Clock, HttpSend, Random } from "./http.ts";
import type { VendorError } from "./vendor-error.ts";

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
  /** Told of every attempt; never given a header or a body. */
  readonly onAttempt?: (attempt: VendorAttempt) => void;
}

/** One attempt at a vendor call, for logs and metrics. */
export interface VendorAttempt {
  readonly operation: string;
  readonly requestId: string;
  readonly attempt: number;
  readonly status: number | null;
  readonly outcome: "ok" | VendorError["kind"];
  readonly durationMs: number;
}

/** What an outbound write carries. The key is the same on every attempt at the same effect. */
export interface WriteOptions {
  readonly idempotencyKey: string;
  /** Milliseconds for the whole write with all attempts. */
  readonly deadlineMs: number;
}

/** The impure half of a dialect: one tenant's API. Every method is safe to call again after `ok: false` with `ambiguous: false`. */
export interface DialectClient {
  /** Gets (or renews) a token; a scope that is missing is named and nothing else is called. */
  signIn(): Promise<Result<{ readonly grantedScopes: readonly string[] }, VendorError>>;
  /** The vendor's copy, or null where it has none. */
  read(externalId: string): Promise<Result<VendorCopy | null, VendorError>>;
  create(artefact: Json, options: WriteOptions): Promise<Result<{ readonly externalId: string }, VendorError>>;
  replace(externalId: string, artefact: Json, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Puts a captured copy back, byte-exact in everything that the API lets one write. */
  restore(externalId: string, former: VendorCopy, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Removes what a failed first publish made; absent where the API has no deletion. */
  remove?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  validate?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  compile?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  activate?(externalId: string, options: WriteOptions): Promise<Result<null, VendorError>>;
  /** Resources of a kind; `known: false` where the API documents no listing. */
  resources(kind: ResourceKind): Promise<Result<ResourceListing, VendorError>>;
}

/** A listing of a tenant's resources. `known: false` means that the tenant cannot be asked, not that there are none. */
export interface ResourceListing {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly known: boolean;
}

/** Makes a client for one tenant. */
export type CreateDialectClient = (options: ClientOptions) => DialectClient;
