import type { Result } from "@tonegraph/flow-model";
import type { FiguresPageQuery, VendorPage } from "@tonegraph/vendor-kit";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { VendorAccounts } from "../../../kernel/vendor-accounts.ts";
import type { AccessRegister } from "../ports.ts";

export interface ReadFiguresPageDependencies {
  readonly accounts: VendorAccounts;
  readonly accesses: AccessRegister;
}

/** One page of the vendor's own figures of a flow, as the vendor wrote it; who read it is written down. */
export async function readFiguresPage(
  { actor, tenantId, query }: { readonly actor: Actor; readonly tenantId: string; readonly query: FiguresPageQuery },
  { accounts, accesses }: ReadFiguresPageDependencies,
): Promise<Result<VendorPage, ApiFault>> {
  const { workspaceId } = actor;
  const finding = accounts.client({ workspaceId, tenantId });
  const client = finding instanceof Promise ? await finding : finding;
  if (!client.ok) return client;
  if (client.value.figuresPage === undefined)
    return fault("not-found", "This tenant's API reports no figures, so there is no page of them.");
  accesses.note({ workspaceId, actor: actor.id, tenantId, externalId: query.externalId });
  const page = await client.value.figuresPage(query);
  if (page.ok) return page;
  const { kind, message, retryAfterMs } = page.error;
  const headers = retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  if (kind === "spanNotOffered") {
    return fault("invalid-parameter", message, { errors: [{ pointer: "/from", code: "span-not-offered", message }] });
  }
  return fault(kind === "notAllowed" ? "address-not-allowed" : "vendor-failed", message, { headers });
}
