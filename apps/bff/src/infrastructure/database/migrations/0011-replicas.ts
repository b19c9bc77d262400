import { sql, type Kysely } from "kysely";

/** What processes that call the same tenants share: calls that are allowed, the token, who is left alone; and sign-ins tried. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// Unlogged where what is lost with a crash of the server is worth seconds: these rows change with every few calls.
const STATEMENTS = [
  `create unlogged table vendor_budgets (
    workspace_id text not null,
    tenant_id text not null,
    ledger_json text,
    at timestamptz not null,
    primary key (workspace_id, tenant_id)
  )`,
  `create unlogged table vendor_silences (
    workspace_id text not null,
    tenant_id text not null,
    -- Empty: the whole tenant.
    route_group text not null,
    stamp text not null,
    until timestamptz not null,
    turn bigint not null,
    probe_by text,
    probe_until timestamptz,
    primary key (workspace_id, tenant_id, route_group)
  )`,
  `create table vendor_tokens (
    workspace_id text not null references workspaces,
    tenant_id text not null,
    stamp text not null,
    sealed bytea,
    obtained_at timestamptz,
    life_ms integer check (life_ms > 0),
    renewing_by text,
    renewing_until timestamptz,
    primary key (workspace_id, tenant_id),
    foreign key (workspace_id, tenant_id) references tenants,
    check ((sealed is null) = (obtained_at is null) and (sealed is null) = (life_ms is null))
  )`,
  `create unlogged table sign_in_attempts (
    -- A digest: who tried is nobody's business.
    origin text primary key,
    attempts integer not null,
    until timestamptz not null
  )`,
];
