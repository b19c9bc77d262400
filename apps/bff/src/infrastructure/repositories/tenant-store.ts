import { FINAL_STATES, tenantCheckSchema } from "@tonegraph/api-contract";
import { jsonSchema } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { z } from "zod";
import type { SealedSecret, StoredTenant, TenantContent, TenantStore } from "../../modules/tenants/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { appendAudit } from "./append-audit.ts";

const settingsSchema = z.record(z.string(), jsonSchema);
const scopesSchema = z.array(z.string());

/** Tenants of one workspace. */
export function createTenantStore(scope: WorkspaceDb): TenantStore {
  const { db } = scope;
  const present = () => presentTenants(db);
  return {
    appendAudit: (record) => appendAudit(scope, record),
    async find(id) {
      const row = await present().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toStored(row);
    },
    async hold(id) {
      const row = await present().where("id", "=", id).forUpdate().executeTakeFirst();
      return row === undefined ? null : toStored(row);
    },
    async list({ after, limit }) {
      const page =
        after === null ? present() : present().where(sql<boolean>`(created_at, id) > (${after.at}, ${after.id})`);
      return (await page.orderBy("created_at").orderBy("id").limit(limit).execute()).map(toStored);
    },
    isNameTaken: (name, exceptId) => isNameTaken(scope, name, exceptId),
    async insert({ id, dialect, secret, at, ...content }) {
      const columns = { ...contentColumns(content), ...secretColumns(secret) };
      const { name, settings_json: settings = "{}" } = columns;
      await db
        .insertInto("tenants")
        .values({ ...columns, id, dialect, name: name ?? "", settings_json: settings, created_at: at, updated_at: at })
        .execute();
    },
    async update(id, { secret, at, ...content }) {
      const columns = { ...contentColumns(content), ...(secret === undefined ? {} : secretColumns(secret)) };
      await db
        .updateTable("tenants")
        .set({ ...columns, updated_at: at })
        .where("id", "=", id)
        .execute();
    },
    async setCheck(id, check) {
      await db
        .updateTable("tenants")
        .set({ last_check_json: JSON.stringify(check) })
        .where("id", "=", id)
        .execute();
    },
    async isDeploying(id) {
      const query = db
        .selectFrom("deployments")
        .select("id")
        .where("tenant_id", "=", id)
        .where("state", "not in", FINAL_STATES);
      return (await query.limit(1).executeTakeFirst()) !== undefined;
    },
    async remove(id, at) {
      const gone = { deleted_at: at, updated_at: at, wrapped_key: null, sealed: null };
      await db.updateTable("tenants").set(gone).where("id", "=", id).execute();
      await db.deleteFrom("vendor_tokens").where("tenant_id", "=", id).execute();
      await db.deleteFrom("vendor_tasks").where("tenant_id", "=", id).execute();
    },
  };
}

async function isNameTaken({ db, workspaceId }: WorkspaceDb, name: string, exceptId: string): Promise<boolean> {
  const names = `tenant-names:${workspaceId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${names}, 0))`.execute(db);
  const isSame = sql<boolean>`lower(name) = lower(${clean(name)})`;
  const query = presentTenants(db).where(isSame).where("id", "!=", exceptId).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

function presentTenants(db: WorkspaceDb["db"]) {
  return db
    .selectFrom("tenants")
    .select(["id", "name", "dialect", "base_url", "auth_url", "settings_json", "scopes_json", "fingerprint"])
    .select(["secret_version", "last_check_json", "created_at"])
    .select((eb) =>
      eb
        .selectFrom("live_flows")
        .select((count) => count.fn.countAll<number>().as("live"))
        .whereRef("live_flows.tenant_id", "=", "tenants.id")
        .where("live_flows.version", "is not", null)
        .as("live_flows"),
    )
    .where("deleted_at", "is", null);
}

interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly dialect: string;
  readonly base_url: string | null;
  readonly auth_url: string | null;
  readonly settings_json: string;
  readonly scopes_json: string;
  readonly fingerprint: string;
  readonly secret_version: number;
  readonly last_check_json: string | null;
  readonly created_at: Date;
  readonly live_flows: number | null;
}

/**
 * Null where it cannot be read: that keeps nobody from the other tenants, nor from saving this one again. Its vendor is not
 * called by it: no client is made of such settings, which is said to whoever asks, and the log says why.
 */
function read<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function toStored(row: TenantRow): StoredTenant {
  return {
    id: row.id,
    name: row.name,
    dialect: row.dialect,
    baseUrl: row.base_url,
    authUrl: row.auth_url,
    settings: read(settingsSchema, row.settings_json) ?? {},
    scopes: read(scopesSchema, row.scopes_json) ?? [],
    fingerprint: row.fingerprint,
    secretVersion: row.secret_version,
    lastCheck: row.last_check_json === null ? null : read(tenantCheckSchema, row.last_check_json),
    liveFlows: row.live_flows ?? 0,
    createdAt: row.created_at,
  };
}

function contentColumns({ name, baseUrl, authUrl, settings }: Partial<TenantContent>) {
  return {
    ...(name === undefined ? {} : { name: clean(name) }),
    ...(baseUrl === undefined ? {} : { base_url: baseUrl }),
    ...(authUrl === undefined ? {} : { auth_url: authUrl }),
    ...(settings === undefined ? {} : { settings_json: JSON.stringify(settings) }),
  };
}

function clean(name: string): string {
  return name.toWellFormed().replaceAll("\0", "");
}

function secretColumns({ wrappedKey, sealed, fingerprint, version, scopes }: SealedSecret) {
  return { wrapped_key: wrappedKey, sealed, fingerprint, secret_version: version, scopes_json: JSON.stringify(scopes) };
}
