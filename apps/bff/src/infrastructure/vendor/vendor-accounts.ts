// Clients of tenants. Credentials are opened here, given to the dialect's client, and kept nowhere else.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { findClientFactory } from "@tonegraph/dialect-catalogue/client";
import { err, jsonSchema, ok, type Result } from "@tonegraph/flow-model";
import type {
  BesideClient,
  CallVendor,
  Clock,
  DialectClient,
  HttpSend,
  VendorAttempt,
  VendorBreakerChange,
  VendorCallRecord,
  VendorError,
} from "@tonegraph/vendor-kit";
import type { Kysely } from "kysely";
import { z } from "zod";
import { createIds } from "../../kernel/create-ids.ts";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { AccountHealth, TenantPlace, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { nameFields } from "../../kernel/name-fields.ts";
import { withNextStep } from "../../kernel/next-step.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";
import { createShortMemory } from "../short-memory.ts";
import { createTenantSharing, type ClientSharing, type SharingParts } from "../tenant-sharing/create-tenant-sharing.ts";
import { guardWebhooks } from "./guard-webhooks.ts";
import type { SecretBox, SecretOwner } from "./secret-box.ts";
import { waitPatiently } from "./wait-patiently.ts";
import { traceHeaders } from "./trace-headers.ts";
import { watchClient } from "./watch-client.ts";

const MAX_CLIENTS = 500;
const LONGEST_TOKEN_ANSWER = 20_000;
const settingsSchema = z.record(z.string(), jsonSchema);

/** What clients are made from. */
export interface VendorAccountsOptions {
  readonly db: Kysely<Database>;
  readonly secretBox: SecretBox;
  readonly send: HttpSend;
  readonly clock: Clock;
  /** What processes on one database agree by. */
  readonly shared: SharingParts;
  readonly onAttempt: (place: TenantPlace & { readonly dialect: string }, attempt: VendorAttempt) => void;
  readonly onCall: (place: TenantPlace & { readonly dialect: string }, call: VendorCallRecord) => void;
  readonly onBreaker: (place: TenantPlace & { readonly dialect: string }, change: VendorBreakerChange) => void;
  /** Whether a tenant's webhook may lead there; the error is a sentence for people. */
  readonly isAllowed: (address: string) => Promise<Result<null, string>>;
  /** Told of credentials and tokens while they are in memory. */
  readonly onSecret: (secret: string) => void;
}

/** Time as vendors' clients see it. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  // No wait keeps a process alive that is asked to stop.
  sleep: (ms, over) => (over === undefined ? sleep(ms, undefined, { ref: false }) : waitPatiently(ms, over)),
};

/** Accounts whose rows are remembered for a moment; `forget` when one was changed here. */
export interface RememberingAccounts extends VendorAccounts {
  forget(): void;
}

interface KeptClient {
  readonly row: TenantRow;
  /** The client, as whoever asks for it is given it. */
  readonly made: Result<DialectClient, ApiFault>;
  readonly health: () => AccountHealth | null;
  readonly call: CallVendor;
  /** Hears no more of other processes. */
  readonly end: () => void;
}

/** The tenants in the database, each with one client while its address and credentials stay the same. */
export function createVendorAccounts(options: VendorAccountsOptions): RememberingAccounts {
  const kept = new Map<string, KeptClient>();
  const rows = createShortMemory<TenantRow>();
  const rowOf = (place: TenantPlace): Promise<TenantRow | null> =>
    rows.get(keyOf(place), () => findTenant(options.db, place));
  return {
    forget: () => rows.clear(),
    async find(place) {
      const row = await rowOf(place);
      if (row === null) return null;
      return { id: place.tenantId, name: row.name, dialect: row.dialect, settings: parseSettings(row) };
    },
    client(place) {
      const key = keyOf(place);
      const row = rows.peek(key);
      if (row === null) return rowOf(place).then((found) => clientOf(found, place));
      const found = kept.get(key);
      return found?.row === row ? found.made : clientOf(row, place);
    },
    async call(place, call) {
      const made = clientOf(await rowOf(place), place);
      const found = kept.get(keyOf(place));
      if (made.ok && found !== undefined) return found.call(call);
      const message = made.ok ? "This tenant has no client." : made.error.detail;
      return err({ kind: "connection", message, ambiguous: false });
    },
    health: (place) => kept.get(keyOf(place))?.health() ?? null,
  };

  function clientOf(row: TenantRow | null, place: TenantPlace): Result<DialectClient, ApiFault> {
    if (row === null) return fault("not-found", "There is no tenant with this id.");
    const key = keyOf(place);
    const found = kept.get(key);
    if (found !== undefined && (found.row === row || stampOf(found.row) === stampOf(row))) {
      if (found.row !== row) kept.set(key, { ...found, row });
      return found.made;
    }
    const made = tryToMake(row, place, { ...options, name: () => (kept.get(key)?.row ?? row).name });
    if (!made.ok) return made;
    found?.end();
    kept.delete(key);
    kept.set(key, { row, ...made.value });
    const [oldest] = kept;
    if (kept.size > MAX_CLIENTS && oldest !== undefined) {
      oldest[1].end();
      kept.delete(oldest[0]);
    }
    return made.value.made;
  }
}

function keyOf({ workspaceId, tenantId }: TenantPlace): string {
  return `${workspaceId}/${tenantId}`;
}

type TenantRow = NonNullable<Awaited<ReturnType<typeof findTenant>>>;

async function findTenant(db: Kysely<Database>, { workspaceId, tenantId }: TenantPlace) {
  const row = await scopeToWorkspace(db, workspaceId)
    .selectFrom("tenants")
    .selectAll()
    .where("id", "=", tenantId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** What a client is made from: while it stays, the client does. */
function stampOf({
  secret_version: version,
  base_url: base,
  auth_url: auth,
  settings_json: settings,
}: TenantRow): string {
  return JSON.stringify([version, base, auth, settings]);
}

/** The tenant's name may change while its client stays. */
type ClientParts = VendorAccountsOptions & { readonly name: () => string };

/** A row that no client can be made of will be no better the next time: whoever asks is told, and the log says why. */
function tryToMake(row: TenantRow, place: TenantPlace, options: ClientParts): ReturnType<typeof makeClient> {
  try {
    return makeClient(row, place, options);
  } catch (error) {
    options.shared.logger.error({ err: error, tenantId: place.tenantId }, "a tenant's client could not be made");
    const words =
      "Tonegraph cannot prepare its calls to this tenant. Its log says why. Save the tenant's settings again.";
    return fault("vendor-failed", words);
  }
}

function makeClient(
  row: TenantRow,
  place: TenantPlace,
  options: ClientParts,
): Result<Omit<KeptClient, "row">, ApiFault> {
  const [descriptor, createClient] = [findDescriptor(row.dialect), findClientFactory(row.dialect)];
  const { wrapped_key: wrappedKey, sealed } = row;
  if (descriptor === undefined || createClient === undefined) {
    return fault("vendor-failed", `This version of Tonegraph cannot talk to "${row.dialect}".`);
  }
  if (wrappedKey === null || sealed === null) return fault("vendor-failed", "This tenant has no credentials.");
  const owner = { tenantId: place.tenantId, dialect: row.dialect, version: row.secret_version };
  const credentials = options.secretBox.open(owner, { wrappedKey, sealed });
  if (!credentials.ok) return fault("vendor-failed", credentials.error);
  const settings = parseSettings(row);
  const urls = descriptor.defaultUrls(settings);
  const { dialect } = row;
  const authUrl = row.auth_url ?? urls.authUrl;
  options.onSecret(credentials.value.clientSecret);
  const stamp = createHash("sha256").update(stampOf(row)).digest("base64url").slice(0, 22);
  const { sharing, end } = shareTenant({ place, owner, wrappedKey, stamp }, options);
  let ready: BesideClient | null = null;
  const failures = createFailureNote(options.clock);
  const where = { ...place, dialect };
  const client = watchClient(
    guardWebhooks(
      createClient({
        baseUrl: row.base_url ?? urls.baseUrl,
        authUrl,
        settings,
        credentials: credentials.value,
        send: hearTokens(authUrl, options),
        clock: options.clock,
        sharing,
        random: Math.random,
        requestId: createIds("vendor_"),
        onAttempt: (attempt) => {
          options.onAttempt(where, attempt);
        },
        onCall: (call) => {
          options.onCall(where, call);
        },
        onBreaker: (change) => {
          options.onBreaker(where, change);
        },
        traceHeaders,
        onReady: (beside) => {
          ready = beside;
        },
      }),
      { name: options.name, known: descriptor.settings, settings, isAllowed: options.isAllowed },
    ),
    (operation, found) => {
      const failure = ready?.clean(found) ?? found;
      const called = { call: "signIn", descriptor, settings, entered: row.auth_url } as const;
      return failures.note(operation, withNextStep(operation === "signIn" ? nameFields(failure, called) : failure));
    },
  );
  return ok({ made: ok(client), end, ...besideClient(() => ready, failures) });
}

/** The last failure of a client, whoever called. */
function createFailureNote(clock: Clock) {
  let last: AccountHealth["lastError"] = null;
  return {
    last: () => last,
    note(operation: string, error: VendorError): VendorError {
      last = { atMs: clock.now(), operation, error };
      return error;
    },
  };
}

function besideClient(
  found: () => BesideClient | null,
  failures: ReturnType<typeof createFailureNote>,
): Pick<KeptClient, "call" | "health"> {
  return {
    async call(wanted) {
      const ready = found();
      if (ready === null) throw new Error("the dialect's client makes no calls of its own");
      const answer = await ready.call(wanted);
      return answer.ok ? answer : err(failures.note(wanted.operation, answer.error));
    },
    health() {
      const ready = found();
      return ready === null ? null : { ...ready.health(), lastError: failures.last() };
    },
  };
}

/** Tokens that processes hand on are sealed with the tenant's own data key. */
function shareTenant(
  { place, owner, wrappedKey, stamp }: SharedClient,
  { clock, onSecret, secretBox, shared }: VendorAccountsOptions,
): ClientSharing {
  const seal = (text: string): Buffer | null => {
    const sealed = secretBox.sealText(owner, wrappedKey, text);
    return sealed.ok ? sealed.value : null;
  };
  const open = (sealed: Buffer): string | null => secretBox.openText(owner, wrappedKey, sealed);
  return createTenantSharing(shared, { ...place, stamp, clock, onSecret, seal, open });
}

interface SharedClient {
  readonly place: TenantPlace;
  readonly owner: SecretOwner;
  readonly wrappedKey: Buffer;
  readonly stamp: string;
}

const TOKEN = /"(?:access|refresh|id)_token"\s*:\s*"([^"]{6,})"/gu;

/** Tells of the tokens in answers, before anybody could write one into a log. */
function hearTokens(authUrl: string, { send, onSecret }: VendorAccountsOptions): HttpSend {
  const hear = async (answering: ReturnType<HttpSend>): ReturnType<HttpSend> => {
    const answer = await answering;
    // A token answer is short.
    if (answer.ok && answer.value.body.length < LONGEST_TOKEN_ANSWER)
      for (const [, token] of answer.value.body.matchAll(TOKEN)) if (token !== undefined) onSecret(token);
    return answer;
  };
  return (request) => (request.url === authUrl ? hear(send(request)) : send(request));
}

function parseSettings(row: TenantRow): z.output<typeof settingsSchema> {
  return settingsSchema.parse(JSON.parse(row.settings_json));
}
