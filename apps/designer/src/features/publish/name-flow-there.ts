import { fetchApi } from "../../lib/api/call-api.ts";

/** The tenant's setting that leads from our flows to those at the vendor. */
const SETTING = "externalIds";

/** Which flow at the vendor is which of ours. */
export interface FlowThere {
  readonly flowId: string;
  readonly tenantId: string;
  readonly externalId: string;
}

/** Stores in the tenant's settings which flow at the vendor is this one; its other settings stay as they are now. */
export async function nameFlowThere({ flowId, tenantId, externalId }: FlowThere): Promise<void> {
  const params = { tenantId };
  const { settings } = await fetchApi("getTenant", { params });
  const named = settings[SETTING];
  const others = typeof named === "object" && named !== null && !Array.isArray(named) ? named : {};
  const body = { settings: { ...settings, [SETTING]: { ...others, [flowId]: externalId } } };
  await fetchApi("updateTenant", { params, body });
}
