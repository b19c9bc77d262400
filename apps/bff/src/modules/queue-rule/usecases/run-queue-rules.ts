import type { QueueRuleDependencies } from "../ports.ts";
import { lookAtRule } from "./look-at-rule.ts";

/** A rule that could not be looked at; it is looked at again in the next round. */
export interface RuleFailure {
  readonly flowId: string;
  readonly tenantId: string;
  readonly error: unknown;
}

/** One round in a workspace: every rule that is switched on is looked at once. */
export async function runQueueRules(
  workspaceId: string,
  dependencies: QueueRuleDependencies,
  isStopping: () => boolean = () => false,
): Promise<readonly RuleFailure[]> {
  const failures: RuleFailure[] = [];
  for (const place of await dependencies.storage.in(workspaceId).places(null)) {
    if (isStopping()) break;
    const { flowId, tenantId, rule } = place;
    if (rule === null) continue;
    // One rule that cannot be looked at keeps no other one.
    await lookAtRule({ ...place, workspaceId, rule }, dependencies).catch((error: unknown) => {
      failures.push({ flowId, tenantId, error });
    });
  }
  return failures;
}
