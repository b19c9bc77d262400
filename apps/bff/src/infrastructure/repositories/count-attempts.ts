import { createHmac } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { CountAttempt } from "../../kernel/count-attempt.ts";
import type { Database } from "../database/schema.ts";

/** Counts attempts per origin for all processes on this database. Who is over the limit already costs it nothing more. */
export function createAttemptCounter({
  db,
  key,
}: {
  readonly db: Kysely<Database>;
  readonly key: Buffer;
}): CountAttempt {
  const refusedUntil = new Map<string, number>();
  return async (address, { windowMs, most }) => {
    const origin = createHmac("sha256", key).update(`sign-in from ${address}`).digest("base64url");
    const endsInMs = (refusedUntil.get(origin) ?? 0) - performance.now();
    if (endsInMs > 0) return { attempts: most + 1, endsInMs };
    const counted = await count(db, origin, windowMs);
    if (counted.attempts > most) remember(refusedUntil, origin, counted.endsInMs);
    return counted;
  };
}

async function count(db: Kysely<Database>, origin: string, windowMs: number) {
  const end = sql`clock_timestamp() + ${windowMs} * interval '1 millisecond'`;
  const { rows } = await sql<{ attempts: number; endsInMs: number }>`
    insert into sign_in_attempts as a (origin, attempts, until) values (${origin}, 1, ${end})
    on conflict (origin) do update set
      attempts = case when a.until <= clock_timestamp() then 1 else a.attempts + 1 end,
      -- Never later than a window that begins now, also when the clock was turned back.
      until = case when a.until <= clock_timestamp() then excluded.until else least(a.until, excluded.until) end
    returning attempts, greatest(0, extract(epoch from until - clock_timestamp())::float8 * 1000) as "endsInMs"`.execute(
    db,
  );
  return rows[0] ?? { attempts: 1, endsInMs: windowMs };
}

function remember(refusedUntil: Map<string, number>, origin: string, endsInMs: number): void {
  const now = performance.now();
  for (const [known, until] of refusedUntil) if (until <= now) refusedUntil.delete(known);
  refusedUntil.set(origin, now + endsInMs);
}
