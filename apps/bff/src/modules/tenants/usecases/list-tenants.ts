import type { Tenant } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { pageOf, readCursor } from "../../../kernel/time-cursor.ts";
import type { TenantStorage } from "../ports.ts";
import { toShownTenant } from "../to-tenant.ts";

/** Vendor accounts, oldest first, a page at a time. */
export async function listTenants(
  { actor, cursor, limit }: { readonly actor: Actor; readonly cursor?: string | undefined; readonly limit: number },
  { storage }: { readonly storage: TenantStorage },
): Promise<Result<{ items: Tenant[]; nextCursor: string | null }, ApiFault>> {
  const after = readCursor(cursor);
  if (!after.ok) return after;
  const found = await storage.in(actor.workspaceId).list({ after: after.value, limit: limit + 1 });
  const page = pageOf(found, limit, (tenant) => ({ at: tenant.createdAt, id: tenant.id }));
  return ok({ items: page.items.map((tenant) => toShownTenant(tenant, actor.roles)), nextCursor: page.nextCursor });
}
