import { sql, type Kysely } from "kysely";

/** Signed checkpoints of the audit log, and the one way in which old entries leave it: behind a checkpoint. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table audit_checkpoints (
    workspace_id text not null references workspaces,
    sequence bigint not null check (sequence > 0),
    hash text not null,
    at timestamptz not null,
    key_id text not null,
    signature text not null,
    primary key (workspace_id, sequence)
  )`,
  `create table audit_anchors (
    workspace_id text not null references workspaces,
    sequence bigint not null check (sequence > 0),
    hash text not null,
    at timestamptz not null,
    key_id text not null,
    signature text not null,
    cut_at timestamptz not null,
    primary key (workspace_id, sequence)
  )`,
  `create trigger audit_checkpoints_append_only before update or delete or truncate on audit_checkpoints
    for each statement execute function refuse_change()`,
  `create trigger audit_anchors_append_only before update or delete or truncate on audit_anchors
    for each statement execute function refuse_change()`,
  // An entry may go when it is past the shortest time that can be asked for and an anchor stands behind it.
  `create function refuse_unless_cut() returns trigger language plpgsql as $$
    begin
      if old.at < now() - interval '30 days' and exists (
        select from audit_anchors
        where audit_anchors.workspace_id = old.workspace_id and audit_anchors.sequence >= old.sequence
      ) then
        return old;
      end if;
      raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = '42501';
    end
  $$`,
  `drop trigger audit_entries_append_only on audit_entries`,
  `create trigger audit_entries_append_only before update or truncate on audit_entries
    for each statement execute function refuse_change()`,
  `create trigger audit_entries_cut before delete on audit_entries
    for each row execute function refuse_unless_cut()`,
  // Runs with its owner's rights: who writes the log may not delete from it.
  `create function cut_audit(workspace text, up_to bigint, days integer) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      removed bigint;
    begin
      if days < 30 then
        raise exception 'audit entries are kept for 30 days at least';
      end if;
      if exists (
        select from public.audit_entries
        where workspace_id = workspace and sequence <= up_to and at >= now() - make_interval(days => days)
      ) then
        raise exception 'an audit entry up to % is not % days old', up_to, days;
      end if;
      if not exists (select from public.audit_entries where workspace_id = workspace and sequence > up_to) then
        raise exception 'the newest audit entry stays, so that the chain goes on from it';
      end if;
      insert into public.audit_anchors
        select c.workspace_id, c.sequence, c.hash, c.at, c.key_id, c.signature, now()
        from public.audit_checkpoints c
        join public.audit_entries e on e.workspace_id = c.workspace_id and e.sequence = c.sequence and e.hash = c.hash
        where c.workspace_id = workspace and c.sequence = up_to;
      if not found then
        raise exception 'no checkpoint fits audit entry %', up_to;
      end if;
      delete from public.audit_entries where workspace_id = workspace and sequence <= up_to;
      get diagnostics removed = row_count;
      return removed;
    end
  $$`,
];
