import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { CompileContext, FlowAtTenant, OurFlows } from "@tonegraph/vendor-kit";
import type { Flow } from "@tonegraph/flow-model";
import type { Kysely } from "kysely";
import { externalIdsIn } from "../../kernel/external-ids.ts";
import type { FlowsAtTenants, FlowsThere } from "../../kernel/flows-at-tenants.ts";
import { subflowsNamedBy } from "../../kernel/flows-behind.ts";
import type { LivePlace } from "../../kernel/live-reader.ts";
import type { TenantPlace, VendorAccount, VendorAccounts } from "../../kernel/vendor-accounts.ts";
import type { Database } from "../database/schema.ts";
import { scopeToWorkspace } from "../database/workspace-scope.ts";

interface Sources {
  readonly db: Kysely<Database>;
  readonly accounts: Pick<VendorAccounts, "find">;
}

/** Vendors' ids of flows, from what was published and from tenants' settings. */
export function createFlowsAtTenants(sources: Sources): FlowsAtTenants {
  return {
    contextOf: (...[place, flow, account]) => contextOf({ ...place, account }, flow, sources),
    ourFlows: (place) => ourFlows(place, sources),
    ourFlowsOf: (...[workspaceId, dialect]) => ourFlowsOf({ workspaceId, dialect }, sources),
  };
}

async function contextOf(
  { flowId, account, ...place }: LivePlace & { readonly account: VendorAccount },
  flow: Flow,
  { db }: Sources,
): Promise<CompileContext> {
  const { settings } = account;
  const ids = [...new Set([...(hasOwnIds(account) ? [flowId] : []), ...subflowsNamedBy(flow)])];
  if (ids.length === 0) return { settings };
  const found = await flowsWithIds(place, db).where("flows.id", "in", ids).execute();
  const flows = found.map((row): [string, FlowAtTenant] => {
    const given = givenIdOf(row, account);
    const { id, name } = row;
    if (given !== null || !hasOwnIds(account)) return [id, { name, vendorId: given }];
    return [id, { name, vendorId: id, isNew: true }];
  });
  return { settings, flows: { tenantName: account.name, flows: new Map(flows) } };
}

async function ourFlows(place: TenantPlace, { db, accounts }: Sources): Promise<FlowsThere> {
  const account = await accounts.find(place);
  if (account === null) return new Map();
  const named = [...externalIdsIn(account).keys()];
  const found = await flowsWithIds(place, db)
    .where(({ eb, or }) =>
      or([eb("live_flows.external_id", "is not", null), ...(named.length === 0 ? [] : [eb("flows.id", "in", named)])]),
    )
    .execute();
  return new Map(
    found.flatMap((row) => {
      const { id, name, since } = row;
      const vendorId = givenIdOf(row, account);
      return vendorId === null || vendorId === id ? [] : [[vendorId, { id, name, since }] as const];
    }),
  );
}

async function ourFlowsOf(
  { workspaceId, dialect }: { readonly workspaceId: string; readonly dialect: string },
  sources: Sources,
): Promise<OurFlows> {
  const tenants = await scopeToWorkspace(sources.db, workspaceId)
    .selectFrom("tenants")
    .select("id")
    .where("dialect", "=", dialect)
    .where("deleted_at", "is", null)
    .execute();
  const all = await Promise.all(tenants.map(({ id }) => ourFlows({ workspaceId, tenantId: id }, sources)));
  const byVendorId = Map.groupBy(
    all.flatMap((flows) => [...flows]),
    ([vendorId]) => vendorId,
  );
  // An id that two tenants gave to different flows says nothing of a document that comes from nobody knows which.
  return new Map(
    [...byVendorId.values()].flatMap((same) =>
      new Set(same.map(([, { id }]) => id)).size === 1 ? same.slice(0, 1) : [],
    ),
  );
}

/** Flows with the ids that they were published under; what a failed first publish left is none that callers can be led to. */
function flowsWithIds({ workspaceId, tenantId }: TenantPlace, db: Kysely<Database>) {
  return scopeToWorkspace(db, workspaceId)
    .selectFrom("flows")
    .leftJoin("live_flows", (join) =>
      join
        .onRef("live_flows.flow_id", "=", "flows.id")
        .on("live_flows.tenant_id", "=", tenantId)
        .on("live_flows.version", "is not", null),
    )
    .select([
      "flows.id as id",
      "flows.name as name",
      "live_flows.external_id as externalId",
      "live_flows.since as since",
    ]);
}

interface Row {
  readonly id: string;
  readonly externalId: string | null;
}

function givenIdOf({ id, externalId }: Row, account: VendorAccount): string | null {
  return externalId ?? externalIdsIn(account).get(id) ?? null;
}

function hasOwnIds({ dialect }: VendorAccount): boolean {
  return findDescriptor(dialect)?.capabilities.ownIds === true;
}
