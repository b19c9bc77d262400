import { sql, type Kysely } from "kysely";

/** People, sessions, tokens, the audit log, flows and versions. Every row but a workspace carries its workspace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table workspaces (
    id text primary key,
    name text not null,
    created_at timestamptz not null
  )`,
  `create table users (
    workspace_id text not null references workspaces,
    id text not null,
    name text not null,
    roles text[] not null,
    created_at timestamptz not null,
    primary key (workspace_id, id)
  )`,
  `create table sessions (
    workspace_id text not null,
    token_hash text primary key,
    user_id text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    foreign key (workspace_id, user_id) references users on delete cascade
  )`,
  `create index sessions_expires_at on sessions (expires_at)`,
  `create table sign_in_tokens (
    workspace_id text not null,
    token_hash text primary key,
    user_id text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (workspace_id, user_id) references users on delete cascade
  )`,
  `create table api_tokens (
    workspace_id text not null references workspaces,
    id text not null,
    name text not null,
    role text not null,
    secret_hash text not null unique,
    created_by text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, id)
  )`,
  `create table flows (
    workspace_id text not null references workspaces,
    id text not null,
    name text not null,
    document text not null,
    content_hash text not null,
    revision integer not null,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    archived_at timestamptz,
    primary key (workspace_id, id)
  )`,
  `create index flows_recent on flows (workspace_id, updated_at desc, id desc) where archived_at is null`,
  `create table versions (
    workspace_id text not null,
    flow_id text not null,
    number integer not null check (number > 0),
    content_hash text not null,
    document text not null,
    note text not null default '',
    created_at timestamptz not null,
    created_by text not null,
    primary key (workspace_id, flow_id, number),
    unique (workspace_id, flow_id, content_hash),
    foreign key (workspace_id, flow_id) references flows
  )`,
  `create table audit_entries (
    workspace_id text not null references workspaces,
    sequence bigint not null check (sequence > 0),
    at timestamptz not null,
    actor text not null,
    action text not null,
    flow_id text,
    details text not null,
    previous_hash text not null,
    hash text not null,
    primary key (workspace_id, sequence)
  )`,
  `create index audit_entries_by_flow on audit_entries (workspace_id, flow_id, sequence desc)`,
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = '42501';
    end
  $$`,
  `create trigger audit_entries_append_only before update or delete or truncate on audit_entries
    for each statement execute function refuse_change()`,
  `create trigger versions_immutable before update or delete or truncate on versions
    for each statement execute function refuse_change()`,
];
