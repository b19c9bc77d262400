import { findProfile } from "@tonegraph/dialect-catalogue";
import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, hangup } from "@tonegraph/flow-model/testing";
import { validateFlow } from "@tonegraph/flow-validation";

/** A flow that may be published: no errors. Rules to come may find more in these flows, so tests must not count on all. */
export function soundFlow(): Flow {
  return { ...customerSupportMenu(), profile: "cxone-ivr-menus" };
}

/** At least one warning: a block that no call reaches. */
export function warnedFlow(label = "Old farewell"): Flow {
  const flow = soundFlow();
  return { ...flow, nodes: { ...flow.nodes, node_old: hangup({ label }) } };
}

/** At least one error: silence leads nowhere. */
export function faultyFlow(): Flow {
  const flow = soundFlow();
  const { conn_no_input: _gone, ...connections } = flow.connections;
  return { ...flow, connections };
}

/** How many warnings a flow has today. */
export function warningsIn(flow: Flow): number {
  const profile = findProfile(flow.profile);
  return profile ? validateFlow(flow, profile).filter(({ severity }) => severity === "warning").length : 0;
}
