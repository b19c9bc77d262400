// One tenant's token for all processes: one of them asks the vendor, the others wait for what it gets. It keeps its claim for
// as long as it asks, however long that takes; one that dies while it asks holds the others up until its claim is over.
import { ok, type Result } from "@tonegraph/flow-model";
import type { AccessToken, Clock, FetchToken, TokenWish, VendorError } from "@tonegraph/vendor-kit";
import { sql } from "kysely";
import { z } from "zod";
import { leaseIsOver } from "../database/lease-over.ts";
import { inTime } from "./in-time.ts";
import { goOn, ofTenant, PATIENCE_MS, type SharedTenant } from "./shared-tenant.ts";

const CLAIM = sql`interval '10 seconds'`;
const PROLONG_EVERY_MS = 3000;
const LOOK_EVERY_MS = 100;
const textSchema = z.object({
  value: z.string(),
  grantedScopes: z.array(z.string()),
  scopesAssumed: z.literal(true).exactOptional(),
});

/** What sealing and waiting need. */
export interface TokenTools {
  readonly clock: Clock;
  /** Null where the tenant's data key does not open. */
  readonly seal: (text: string) => Buffer | null;
  readonly open: (sealed: Buffer) => string | null;
  /** Told of a token that another process got, before it is used. */
  readonly onSecret: (secret: string) => void;
}

interface Standing {
  readonly token: AccessToken | null;
  /** Whether it is for this process to ask the vendor. */
  readonly claimed: boolean;
}

/** As `TenantSharing.renewToken` says. */
export async function renewToken(
  { deadlineMs, isGood }: TokenWish,
  fetch: FetchToken,
  shared: SharedTenant & TokenTools,
): Promise<Result<AccessToken, VendorError> | null> {
  const { clock } = shared;
  const until = clock.elapsed() + deadlineMs;
  for (;;) {
    const standing = await inTime(lookOrClaim(isGood, shared), PATIENCE_MS, goOn(shared));
    const leftMs = until - clock.elapsed();
    if (standing === null || standing.claimed) return keep(await whileClaimed(fetch(leftMs), shared), shared);
    if (standing.token !== null) {
      shared.onSecret(standing.token.value);
      return ok(standing.token);
    }
    if (leftMs <= LOOK_EVERY_MS) return null;
    await clock.sleep(LOOK_EVERY_MS);
  }
}

async function lookOrClaim(isGood: TokenWish["isGood"], shared: SharedTenant & TokenTools): Promise<Standing> {
  const stored = await sql<TokenRow>`select ${TOKEN} from vendor_tokens where ${ofTenant(shared)}`.execute(shared.db);
  const token = readToken(stored.rows[0], shared);
  if (token !== null && isGood(token)) return { token, claimed: false };
  const { workspaceId, tenantId, stamp, member } = shared;
  const { rows } = await sql<TokenRow>`
    insert into vendor_tokens as t (workspace_id, tenant_id, stamp, renewing_by, renewing_until)
    values (${workspaceId}, ${tenantId}, ${stamp}, ${member}, clock_timestamp() + ${CLAIM})
    on conflict (workspace_id, tenant_id) do update
      set renewing_by = excluded.renewing_by, renewing_until = excluded.renewing_until
      where ${leaseIsOver("t.renewing_until", CLAIM)}
    returning ${TOKEN}`.execute(shared.db);
  if (rows.length === 0) return { token: null, claimed: false };
  // Somebody may have renewed it between the two statements.
  const newer = readToken(rows[0], shared);
  if (newer === null || !isGood(newer)) return { token: null, claimed: true };
  await release(shared);
  return { token: newer, claimed: false };
}

interface TokenRow {
  readonly stamp: string;
  readonly sealed: Buffer | null;
  readonly life: number | null;
  readonly age: number | null;
}

const TOKEN = sql`stamp, sealed, life_ms as life,
  extract(epoch from clock_timestamp() - obtained_at)::float8 * 1000 as age`;

function readToken(row: TokenRow | undefined, { stamp, open }: SharedTenant & TokenTools): AccessToken | null {
  if (row === undefined || row.stamp !== stamp || row.sealed === null) return null;
  const text = open(row.sealed);
  if (text === null || row.life === null || row.age === null) return null;
  // From the future: the database's clock was turned back since, and nobody knows how old it is.
  if (row.age < 0) return null;
  return { ...textSchema.parse(JSON.parse(text)), lifetimeMs: row.life - row.age, ageMs: row.age };
}

/** Holds the claim, if this process has it, until the vendor has answered. */
async function whileClaimed<Value>(asking: Promise<Value>, shared: SharedTenant): Promise<Value> {
  const prolong = (): void => {
    const held = sql`
      update vendor_tokens set renewing_until = clock_timestamp() + ${CLAIM}
      where ${ofTenant(shared)} and renewing_by = ${shared.member}`.execute(shared.db);
    void inTime(held, PATIENCE_MS, goOn(shared));
  };
  const beat = setInterval(prolong, PROLONG_EVERY_MS);
  try {
    return await asking;
  } finally {
    clearInterval(beat);
  }
}

/** Puts a new token where the others find it, and lets go of the claim either way. */
async function keep(
  got: Result<AccessToken, VendorError>,
  shared: SharedTenant & TokenTools,
): Promise<Result<AccessToken, VendorError>> {
  await inTime(got.ok ? store(got.value, shared) : release(shared), PATIENCE_MS, goOn(shared));
  return got;
}

async function store({ lifetimeMs, ...token }: AccessToken, shared: SharedTenant & TokenTools) {
  const { value, grantedScopes, scopesAssumed } = token;
  const sealed = shared.seal(JSON.stringify({ value, grantedScopes, scopesAssumed }));
  if (sealed === null) return release(shared);
  const life = Math.max(1, Math.floor(lifetimeMs));
  await sql`
    update vendor_tokens set stamp = ${shared.stamp}, sealed = ${sealed}, obtained_at = clock_timestamp(), life_ms = ${life},
      renewing_by = null, renewing_until = null
    where ${ofTenant(shared)} and renewing_by = ${shared.member}`.execute(shared.db);
}

async function release(shared: SharedTenant): Promise<void> {
  await sql`
    update vendor_tokens set renewing_by = null, renewing_until = null
    where ${ofTenant(shared)} and renewing_by = ${shared.member}`.execute(shared.db);
}
