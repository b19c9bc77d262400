import type { Json } from "@tonegraph/flow-model";
import { tenantLimits, type TenantSetting } from "@tonegraph/vendor-kit";

/** How many connections a flow may have: a second registration replaces the first, so batches cannot be added up. */
export const MAX_CONNECTIONS = 50;
/** How many connections may leave a node where the tenant sets nothing else. */
export const MAX_CONNECTIONS_PER_NODE = 10;

/** With which a tenant says its own limit of connections leaving a node; what is checked and what is compiled go by it. */
export const PER_NODE_SETTING: TenantSetting = {
  name: "maxConnectionsPerNode",
  label: "Connections of one block",
  hint: `How many may leave it, where your tenant has another limit than ${MAX_CONNECTIONS_PER_NODE}.`,
  required: false,
  placeholder: String(MAX_CONNECTIONS_PER_NODE),
  kind: "integer",
  min: 1,
  max: MAX_CONNECTIONS,
  limit: "maxConnectionsPerNode",
};

/** How many connections may leave a node on the tenant with these settings. */
export function perNodeLimit(settings: Readonly<Record<string, Json>> = {}): number {
  const { maxConnectionsPerNode: limit } = tenantLimits(settings, [PER_NODE_SETTING]);
  return typeof limit === "number" ? Math.min(limit, MAX_CONNECTIONS) : MAX_CONNECTIONS_PER_NODE;
}
