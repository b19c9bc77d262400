import { sql, type Kysely } from "kysely";
import { z } from "zod";

const settingsSchema = z.looseObject({ publishing: z.looseObject({ timeZone: z.string().optional() }).optional() });

/**
 * A tenant has one time zone, in its settings: schedules and the days of its figures are told in it. Where it had one for its
 * figures alone, that becomes the tenant's; where it had two, that of its schedules stays, which people count on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ workspace_id: string; id: string; settings_json: string; time_zone: string }>`
    select tenant.workspace_id, tenant.id, tenant.settings_json, figures.time_zone
    from tenants tenant join figure_settings figures
      on figures.workspace_id = tenant.workspace_id and figures.tenant_id = tenant.id
    where figures.time_zone <> 'UTC'`.execute(db);
  for (const { workspace_id, id, settings_json, time_zone } of rows) {
    const settings = settingsSchema.parse(JSON.parse(settings_json));
    if (settings.publishing?.timeZone !== undefined) continue;
    const json = JSON.stringify({ ...settings, publishing: { ...settings.publishing, timeZone: time_zone } });
    await sql`update tenants set settings_json = ${json} where workspace_id = ${workspace_id} and id = ${id}`.execute(
      db,
    );
  }
  await sql`alter table figure_settings drop column time_zone`.execute(db);
}
