import type { QueueRule } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { QueueRuleDependencies } from "../ports.ts";
import { NO_FLOW, toQueueRule } from "./list-queue-rules.ts";
import { lookAtRule } from "./look-at-rule.ts";

interface SwitchRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly tenantId: string;
  readonly on: boolean;
}

const NO_PLACE = fault(
  "not-found",
  "No version of this flow is live on this tenant, or its vendor does not tell how queues do, so there is no rule to switch.",
);

/** Switches a flow's rule on a tenant. What the rule has published stays as it is. */
export async function switchQueueRule(
  { actor, flowId, tenantId, on }: SwitchRequest,
  dependencies: QueueRuleDependencies,
): Promise<Result<QueueRule, ApiFault>> {
  const { workspaceId } = actor;
  const switched = await dependencies.storage.transaction<null, ApiFault>(workspaceId, async (store) => {
    if (!(await store.flowExists(flowId))) return NO_FLOW;
    const place = (await store.places(flowId)).find((one) => one.tenantId === tenantId);
    if (place === undefined || dependencies.settingsOf(place.dialect) === undefined) return NO_PLACE;
    if ((place.rule?.on ?? false) === on) return ok(null);
    const at = dependencies.now();
    await store.putSwitch(place, { on, by: actor.id, at });
    const action = on ? "queue-rule.switchedOn" : "queue-rule.switchedOff";
    await store.appendAudit({ at, actor: actor.id, action, flowId, details: { tenantId, version: place.version } });
    return ok(null);
  });
  if (!switched.ok) return switched;
  const find = async () =>
    (await dependencies.storage.in(workspaceId).places(flowId)).find((one) => one.tenantId === tenantId);
  const place = await find();
  // Whoever switches it on sees at once what it goes by. A first look never changes anything: nothing has held for a while.
  const isFirst = place?.rule?.on === true && place.rule.lookedAt === null;
  if (isFirst) await dependencies.firstLook(lookAtRule({ ...place, workspaceId, rule: place.rule }, dependencies));
  const shown = isFirst ? await find() : place;
  return shown === undefined ? NO_PLACE : ok(await toQueueRule(workspaceId, shown, dependencies));
}
