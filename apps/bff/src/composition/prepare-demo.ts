import { descriptors } from "@tonegraph/dialect-catalogue";
import type { Kysely } from "kysely";
import type { Database } from "../infrastructure/database/schema.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import { DEFAULT_WORKSPACE } from "../infrastructure/repositories/prepare-workspace.ts";
import type { Actor } from "../kernel/actor.ts";
import type { FlowStorage } from "../modules/flows/ports.ts";
import { SANDBOX, SANDBOX_SETTING } from "../kernel/sandbox-extras.ts";
import { createFlow } from "../modules/flows/usecases/create-flow.ts";
import { createTenant, type TenantDependencies } from "../modules/tenants/usecases/create-tenant.ts";
import { updateTenant } from "../modules/tenants/usecases/update-tenant.ts";
import { demoFlows } from "./demo-flows.ts";

/** Who makes the demo. */
export const DEMO_ACTOR: Actor = {
  id: "system",
  name: "Tonegraph",
  roles: ["admin"],
  via: "token",
  workspaceId: DEFAULT_WORKSPACE,
};

const SANDBOX_HOST = "127.0.0.1";

export interface DemoOptions {
  readonly db: Kysely<Database>;
  readonly sandboxPort: number;
  readonly tenants: TenantDependencies;
  readonly flows: FlowStorage;
}

/** With the sandbox: one tenant per dialect that leads to it, made once, and one flow per dialect when there is none at all. */
export async function prepareDemo(options: DemoOptions): Promise<void> {
  for (const descriptor of descriptors) await prepareTenant(descriptor, options);
  const db = scopeToWorkspace(options.db, DEFAULT_WORKSPACE);
  if ((await db.selectFrom("flows").select("id").limit(1).executeTakeFirst()) !== undefined) return;
  for (const { id: _id, ...body } of demoFlows()) {
    const created = await createFlow(
      { actor: DEMO_ACTOR, body },
      { storage: options.flows, surroundings: options.tenants.surroundings },
    );
    if (!created.ok) throw new Error(`the demo flow cannot be stored: ${created.error.detail}`);
  }
}

async function prepareTenant(
  descriptor: (typeof descriptors)[number],
  { db, sandboxPort, tenants }: DemoOptions,
): Promise<void> {
  const { id, title, scopes } = descriptor;
  const settings = demoSettings(descriptor);
  const origin = `http://${SANDBOX_HOST}:${sandboxPort}/${id}`;
  const tokenPath = new URL(descriptor.defaultUrls(settings).authUrl).pathname;
  const addresses = { baseUrl: origin, authUrl: `${origin}${tokenPath}` };
  const present = await scopeToWorkspace(db, DEFAULT_WORKSPACE)
    .selectFrom("tenants")
    .select(["id", "base_url", "deleted_at"])
    .where("dialect", "=", id)
    .where("settings_json", "like", `%"${regionSetting(descriptor)}":"sandbox"%`)
    .executeTakeFirst();
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes };
  if (present === undefined) {
    const name = `${title.replace(/^NICE /u, "")} sandbox`;
    const created = await createTenant(
      { actor: DEMO_ACTOR, tenant: { name, dialect: id, ...addresses, settings, credentials } },
      tenants,
    );
    if (!created.ok) throw new Error(`the demo tenant cannot be stored: ${created.error.detail}`);
    return;
  }
  // Somebody who removed it does not want it back; somebody who moved the port does not want a second one.
  if (present.deleted_at !== null || present.base_url === addresses.baseUrl) return;
  // What leads elsewhere is somebody's own by now, with credentials of their own.
  if (present.base_url === null || new URL(present.base_url).hostname !== SANDBOX_HOST) return;
  const changes = { ...addresses, credentials };
  const moved = await updateTenant({ actor: DEMO_ACTOR, tenantId: present.id, changes }, tenants);
  if (!moved.ok) throw new Error(`the demo tenant cannot follow the sandbox: ${moved.error.detail}`);
}

/** What the dialect needs is "sandbox"; the rest is as its own examples say, for those are what the sandbox knows. */
function demoSettings({ settings }: Pick<Descriptor, "settings">): Readonly<Record<string, string>> {
  const given = settings.map(({ name, required, placeholder }) => [name, required ? "sandbox" : placeholder]);
  return { ...Object.fromEntries(given), [regionSetting({ settings })]: SANDBOX, [SANDBOX_SETTING]: SANDBOX };
}

/** The setting by which a demo tenant is known again. */
function regionSetting({ settings }: Pick<Descriptor, "settings">): string {
  return settings.find(({ name, required }) => required || name === "environment")?.name ?? SANDBOX_SETTING;
}

type Descriptor = (typeof descriptors)[number];
