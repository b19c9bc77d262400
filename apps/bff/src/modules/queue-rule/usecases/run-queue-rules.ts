import { askOnce } from "../ask-once.ts";
import { besideEachOther } from "../beside-each-other.ts";
import type { QueueRuleDependencies, RulePlace } from "../ports.ts";
import { lookAtRule } from "./look-at-rule.ts";

/** How many tenants are asked at a time; each of them is asked one question after another. */
const TENANTS_AT_A_TIME = 4;

/** A rule that could not be looked at; it is looked at again in the next round. */
export interface RuleFailure {
  readonly flowId: string;
  readonly tenantId: string;
  readonly error: unknown;
}

/** One round in a workspace: every rule that is switched on is looked at once, and every queue asked once. */
export async function runQueueRules(
  workspaceId: string,
  dependencies: QueueRuleDependencies,
  isStopping: () => boolean = () => false,
): Promise<readonly RuleFailure[]> {
  const failures: RuleFailure[] = [];
  const round = { ...dependencies, queuesOf: askOnce(dependencies.queuesOf) };
  const look = async ({ rule, ...place }: RulePlace): Promise<void> => {
    if (rule === null || isStopping()) return;
    const { flowId, tenantId } = place;
    // One rule that cannot be looked at keeps no other one.
    await lookAtRule({ ...place, workspaceId, rule }, round).catch((error: unknown) => {
      failures.push({ flowId, tenantId, error });
    });
  };
  const places = await dependencies.storage.in(workspaceId).places(null);
  const tenants = Map.groupBy(places, ({ tenantId }) => tenantId).values();
  await besideEachOther(tenants, TENANTS_AT_A_TIME, (ofTenant) => besideEachOther(ofTenant, 1, look));
  return failures;
}
