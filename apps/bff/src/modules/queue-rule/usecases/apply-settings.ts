import type { Flow } from "@tonegraph/flow-model";
import { DOES, leanWords } from "../decision-words.ts";
import { obstacleWords, readingWords, unfitWords } from "../obstacle-words.ts";
import type { QueueRuleDependencies, RuleLook } from "../ports.ts";
import type { Lean } from "../rule-step.ts";
import type { RuleAt } from "./look-at-rule.ts";

interface Wanted {
  readonly to: Lean;
  /** The live version with what is wanted in it. */
  readonly flow: Flow;
  readonly at: Date;
}

/**
 * Publishes what the rule wants as an ordinary version and deployment. Whatever people have begun goes first: a publish, a
 * schedule, an approval, a watch, a change at the vendor.
 */
export async function applySettings(
  place: RuleAt,
  { to, flow, at }: Wanted,
  dependencies: QueueRuleDependencies,
): Promise<Pick<RuleLook, "outcome" | "words" | "change">> {
  const { workspaceId, flowId, tenantId, deploymentId } = place;
  const why = await whyNot(place, flow, dependencies);
  if (why !== null || deploymentId === null) return held(to, why ?? "Nothing is live.");
  const published = await dependencies.publish({
    workspaceId,
    flowId,
    tenantId,
    flow,
    note: `${leanWords(to)} The rule that ${place.rule.switchedByName} switched on: ${DOES[to]}.`,
    key: `queue-rule:${flowId}:${tenantId}:${at.toISOString()}`,
    onlyWhileLive: deploymentId,
  });
  if (!published.ok) return held(to, published.error.detail);
  const change = { at, to, ...published.value };
  return { outcome: "changed", words: `${leanWords(to)} Version ${change.version}: ${DOES[to]}.`, change };
}

function held(to: Lean, why: string): Pick<RuleLook, "outcome" | "words" | "change"> {
  return { outcome: "held", words: `${leanWords(to)} Nothing is changed all the same. ${why}`, change: null };
}

async function whyNot(place: RuleAt, flow: Flow, dependencies: QueueRuleDependencies): Promise<string | null> {
  const { workspaceId, flowId, tenantId, version, deploymentId, rule } = place;
  const store = dependencies.storage.in(workspaceId);
  const unfit = await unfitWords(rule.switchedBy, store);
  if (unfit !== null) return unfit;
  const obstacle = obstacleWords(await store.obstacles({ flowId, tenantId, version: version ?? 0 }));
  if (obstacle !== null) return obstacle;
  const reading = await dependencies.read({ workspaceId, flowId, tenantId });
  return readingWords(reading, deploymentId) ?? dependencies.unapproved({ workspaceId, flowId, tenantId }, flow);
}
