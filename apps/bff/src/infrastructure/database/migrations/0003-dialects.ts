import { sql, type Kysely } from "kysely";

/** What deployments of further dialects remember: the flow that a new one replaces, its window, remarks; artefacts per settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table deployments
    add column former_external_id text,
    add column adopted boolean not null default false,
    add column connection_count integer not null default 0,
    add column window_json text,
    add column warnings_json text`,
  `create index deployments_by_content on deployments (workspace_id, flow_id, tenant_id, artefact_hash) where state = 'live'`,
  // A dialect may compile a tenant's settings into the artefact: two tenants then have two artefacts of one version.
  `alter table artefacts add column settings_hash text not null default ''`,
  `alter table artefacts drop constraint artefacts_pkey`,
  `alter table artefacts add primary key (workspace_id, flow_id, version, dialect, settings_hash)`,
];
