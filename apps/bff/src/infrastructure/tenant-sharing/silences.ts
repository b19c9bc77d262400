// Which vendors are left alone, told from process to process: a breaker that is open, a tenant whose vendor asked for patience.
import { randomUUID } from "node:crypto";
import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely, type RawBuilder } from "kysely";
import { z } from "zod";
import type { TenantPlace } from "../../kernel/vendor-accounts.ts";
import type { Channels } from "../database/channels.ts";
import type { Database } from "../database/schema.ts";
import { leaseIsOver } from "../database/lease-over.ts";
import { inTime } from "./in-time.ts";
import { goOn, ofTenant, PATIENCE_MS, type SharedTenant } from "./shared-tenant.ts";

const CHANNEL = "tonegraph_silences";
const WHOLE_TENANT = "";

const newsSchema = z.object({
  workspaceId: z.string(),
  tenantId: z.string(),
  group: z.string(),
  stamp: z.string(),
  /** 0: over. */
  forMs: z.number(),
  turn: z.number(),
  /** The process that tells. */
  by: z.string().optional(),
});
type News = z.output<typeof newsSchema>;
type Heard = (group: string | null, forMs: number) => void;

/** The call that tries a group again, and how long it may take. */
interface Probe {
  readonly group: string;
  readonly forMs: number;
}

/** The silences of all tenants, as this process knows them. */
export interface Silences {
  /** Tells a client of its tenant's silences, those that stand included, until the answered function is called. */
  follow(tenant: SharedTenant, heard: Heard): () => void;
  tell(tenant: SharedTenant, group: string | null, forMs: number): void;
  claimProbe(tenant: SharedTenant, probe: Probe): Promise<boolean>;
  releaseProbe(tenant: SharedTenant, group: string): void;
}

/** Makes them; others are heard of once the channels are started. */
export function createSilences({
  db,
  channels,
  logger,
}: {
  readonly db: Kysely<Database>;
  readonly channels: Pick<Channels, "listen">;
  readonly logger: FastifyBaseLogger;
}): Silences {
  const by = randomUUID();
  const standing = createStanding();
  const warn = (error: unknown): void => logger.warn({ err: error }, "other processes' silences could not be read");
  channels.listen(CHANNEL, {
    onPayload(payload) {
      const news = newsSchema.parse(JSON.parse(payload));
      if (news.by !== by) standing.note(news);
    },
    onListening() {
      loadNews(db, sql`until > clock_timestamp()`).then((all) => {
        for (const news of all) standing.note(news);
      }, warn);
    },
  });
  /** What was told while this process did not listen: without it, it would not try the group until somebody else does. */
  const catchUp = async (tenant: SharedTenant, group: string): Promise<void> => {
    for (const news of await loadNews(db, sql`${ofTenant(tenant)} and route_group = ${group}`)) {
      if (news.forMs > 0) standing.note(news);
      else standing.remember(news);
    }
  };
  return {
    follow: standing.follow,
    tell(tenant, group, forMs) {
      const news = { ...placeOf(tenant), group: group ?? WHOLE_TENANT, stamp: tenant.stamp, forMs, by };
      void inTime(write(db, news), PATIENCE_MS, goOn(tenant)).then((turn) => {
        if (turn !== null) standing.remember({ ...news, turn });
      });
    },
    async claimProbe(tenant, probe) {
      const turn = standing.turnOf(tenant, probe.group);
      const claimed = await inTime(claim({ ...probe, tenant, turn }), PATIENCE_MS, goOn(tenant));
      if (claimed === false) void inTime(catchUp(tenant, probe.group), PATIENCE_MS, goOn(tenant));
      return claimed !== false;
    },
    releaseProbe(tenant, group) {
      const free = sql`
        update vendor_silences set probe_by = null, probe_until = null
        where ${ofTenant(tenant)} and route_group = ${group} and probe_by = ${tenant.member}`.execute(db);
      void inTime(free, PATIENCE_MS, goOn(tenant));
    },
  };
}

/** Writes a silence down and tells everybody, in one statement; answers its turn. */
async function write(db: Kysely<Database>, news: Omit<News, "turn">): Promise<number> {
  const { workspaceId, tenantId, group, stamp, forMs } = news;
  const { rows } = await sql<{ turn: number }>`
    with put as (
      insert into vendor_silences as s (workspace_id, tenant_id, route_group, stamp, until, turn)
      values (${workspaceId}, ${tenantId}, ${group}, ${stamp}, clock_timestamp() + ${forMs} * interval '1 millisecond', 1)
      on conflict (workspace_id, tenant_id, route_group) do update
        set stamp = excluded.stamp, until = excluded.until, turn = s.turn + 1, probe_by = null, probe_until = null
      returning turn
    )
    select turn, pg_notify(${CHANNEL}, (${JSON.stringify(news)}::jsonb || jsonb_build_object('turn', turn))::text)
    from put`.execute(db);
  return rows[0]?.turn ?? 0;
}

/** Whether nobody else tries this group now. Whoever has not heard of the latest turn may not: somebody just tried. */
async function claim({
  tenant,
  group,
  forMs,
  turn,
}: Probe & { readonly tenant: SharedTenant; readonly turn: number | null }): Promise<boolean> {
  const { db, workspaceId, tenantId, stamp, member } = tenant;
  // Until the others have been told how it ended.
  const length = sql`${forMs + PATIENCE_MS} * interval '1 millisecond'`;
  const { rows } = await sql`
    insert into vendor_silences as s
      (workspace_id, tenant_id, route_group, stamp, until, turn, probe_by, probe_until)
    values (${workspaceId}, ${tenantId}, ${group}, ${stamp}, clock_timestamp(), ${turn ?? 1}, ${member},
      clock_timestamp() + ${length})
    on conflict (workspace_id, tenant_id, route_group) do update
      set probe_by = excluded.probe_by, probe_until = excluded.probe_until
      where ${leaseIsOver("s.probe_until", length)}
        and (${turn}::bigint is null or s.turn = ${turn}::bigint)
    returning turn`.execute(db);
  return rows.length > 0;
}

/** As the database has it; where it is over, `forMs` is 0 or less. */
async function loadNews(db: Kysely<Database>, which: RawBuilder<unknown>): Promise<News[]> {
  const { rows } = await sql<News>`
    select workspace_id as "workspaceId", tenant_id as "tenantId", route_group as "group", stamp, turn,
      extract(epoch from until - clock_timestamp())::float8 * 1000 as "forMs"
    from vendor_silences where ${which}`.execute(db);
  return rows;
}

function placeOf({ workspaceId, tenantId }: TenantPlace): TenantPlace {
  return { workspaceId, tenantId };
}

/** What was heard, for clients that are made later, and who wants to hear of it. */
function createStanding() {
  const followers = new Map<string, Set<{ readonly stamp: string; readonly heard: Heard }>>();
  const known = new Map<string, News & { readonly until: number }>();
  const keyOf = ({ workspaceId, tenantId }: TenantPlace): string => `${workspaceId}/${tenantId}`;
  const remember = (news: News): void => {
    known.set(`${keyOf(news)}/${news.group}`, { ...news, until: performance.now() + news.forMs });
  };
  const nameOf = (group: string): string | null => (group === WHOLE_TENANT ? null : group);
  return {
    remember,
    turnOf: (place: TenantPlace, group: string): number | null => known.get(`${keyOf(place)}/${group}`)?.turn ?? null,
    note(news: News): void {
      remember(news);
      for (const { stamp, heard } of followers.get(keyOf(news)) ?? [])
        if (stamp === news.stamp) heard(nameOf(news.group), news.forMs);
    },
    follow(tenant: SharedTenant, heard: Heard): () => void {
      const key = keyOf(tenant);
      const entry = { stamp: tenant.stamp, heard };
      const all = followers.get(key) ?? new Set();
      followers.set(key, all.add(entry));
      for (const news of known.values()) {
        const leftMs = news.until - performance.now();
        if (keyOf(news) === key && news.stamp === tenant.stamp && leftMs > 0) heard(nameOf(news.group), leftMs);
      }
      return () => {
        all.delete(entry);
        if (all.size === 0 && followers.get(key) === all) followers.delete(key);
      };
    },
  };
}
