import type { QueueRule } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { QueueRuleDependencies, RulePlace, StoredRule } from "../ports.ts";
import { BETWEEN_MS, CALM_WAIT_SECONDS, HOLDS_FOR_MS } from "../rule-step.ts";
import { QUEUE_WAIT_SECONDS } from "@tonegraph/call-analytics";

export type ListDependencies = Pick<QueueRuleDependencies, "storage" | "settingsOf" | "version">;

const LIMITS = {
  busyAbove: QUEUE_WAIT_SECONDS,
  calmUpTo: CALM_WAIT_SECONDS,
  busyFor: HOLDS_FOR_MS.busy / 1000,
  calmFor: HOLDS_FOR_MS.calm / 1000,
  between: BETWEEN_MS / 1000,
};

/** The refusal where there is no such flow. */
export const NO_FLOW = fault("not-found", "There is no flow with this id. It may have been archived.");

/** A flow's rules, tenant by tenant, where the tenant's vendor has what they set. */
export async function listQueueRules(
  { workspaceId, flowId }: { readonly workspaceId: string; readonly flowId: string },
  dependencies: ListDependencies,
): Promise<Result<{ items: QueueRule[]; limits: typeof LIMITS }, ApiFault>> {
  const store = dependencies.storage.in(workspaceId);
  if (!(await store.flowExists(flowId))) return NO_FLOW;
  const places = await store.places(flowId);
  const offered = places.filter(({ dialect }) => dependencies.settingsOf(dialect) !== undefined);
  const items = await Promise.all(offered.map((place) => toQueueRule(workspaceId, place, dependencies)));
  return ok({ items, limits: LIMITS });
}

/** A rule as the API shows it. */
export async function toQueueRule(
  workspaceId: string,
  { flowId, tenantId, tenantName, dialect, version, rule }: RulePlace,
  { settingsOf, version: findVersion }: ListDependencies,
): Promise<QueueRule> {
  const flow = version === null ? null : await findVersion(workspaceId, flowId, version);
  const settings = flow === null ? null : (settingsOf(dialect)?.of(flow) ?? null);
  return {
    tenantId,
    tenantName,
    version,
    on: rule?.on ?? false,
    switched: rule === null ? null : { by: rule.switchedByName, at: rule.switchedAt.toISOString() },
    settings: settings === null ? null : { ...settings },
    decision: rule === null ? null : decisionOf(rule),
    change: changeOf(rule),
  };
}

function decisionOf({ on, lookedAt, outcome, words, queues }: StoredRule): QueueRule["decision"] {
  // What was decided before it was switched off says nothing any more.
  if (!on || lookedAt === null || outcome === null) return null;
  return { at: lookedAt.toISOString(), outcome, words, queues: [...queues] };
}

function changeOf(rule: StoredRule | null): QueueRule["change"] {
  if (rule?.change === null || rule === null) return null;
  const { at, to, version, deploymentId } = rule.change;
  return { at: at.toISOString(), to, version, deploymentId };
}
