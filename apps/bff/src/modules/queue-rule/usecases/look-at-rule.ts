import { ok, sameJson, type Flow } from "@tonegraph/flow-model";
import type { QueueSettings } from "@tonegraph/vendor-kit";
import type { QueueRuleDependencies, RuleLook, RuleOutcome, RulePlace, RuleSettings, StoredRule } from "../ports.ts";
import { RULE_ACTOR } from "../ports.ts";
import { stepWords } from "../decision-words.ts";
import { isSameReason } from "../is-same-reason.ts";
import { ruleStep, type Lean } from "../rule-step.ts";
import { applySettings } from "./apply-settings.ts";
import { seeQueues } from "./see-queues.ts";

/** What is set for busy queues and for calm ones. Source: document 003. */
export const SETTINGS: Readonly<Record<Lean, QueueSettings>> = {
  busy: { dynamicTimeoutMultiplier: 2, fallbackEnabled: true },
  calm: { dynamicTimeoutMultiplier: 1, fallbackEnabled: false },
};

/** A rule that is switched on, with where it holds. */
export interface RuleAt extends RulePlace {
  readonly workspaceId: string;
  readonly rule: StoredRule;
}

type Decision = Omit<RuleLook, "at">;

/** One look: asks the queues, decides, publishes where that follows, and keeps what was decided and why. */
export async function lookAtRule(place: RuleAt, dependencies: QueueRuleDependencies): Promise<void> {
  const at = dependencies.now();
  const decision = await decide(place, { at, dependencies });
  const { outcome, words, change, queues } = decision;
  const { workspaceId, flowId, tenantId, rule } = place;
  const isNews =
    outcome === "changed" || (outcome === "held" && (rule.outcome !== "held" || !isSameReason(rule.words, words)));
  await dependencies.storage.transaction(workspaceId, async (store) => {
    await store.saveLook(place, { ...decision, at }, rule.switchedAt);
    if (!isNews) return ok(null);
    const seen = queues.map(({ queueId, availableAgents, waitSeconds }) => ({ queueId, availableAgents, waitSeconds }));
    const done = change === null ? {} : { to: change.to, version: change.version, deploymentId: change.deploymentId };
    const details = { tenantId, words, queues: seen, switchedBy: rule.switchedBy, ...done };
    await store.appendAudit({ at, actor: RULE_ACTOR, action: `queue-rule.${outcome}`, flowId, details });
    return ok(null);
  });
}

interface Looking {
  readonly at: Date;
  readonly dependencies: QueueRuleDependencies;
}

async function decide(place: RuleAt, { at, dependencies }: Looking): Promise<Decision> {
  const found = await findFlow(place, dependencies);
  if (typeof found === "string") return nothing("held", found);
  const { flow, settings, tenant } = found;
  const present = leanOf(settings.of(flow));
  if (present === null) {
    return nothing(
      "held",
      "The live version sets other values than the rule's own. The rule leaves those as they are.",
    );
  }
  const seen = await seeQueues(flow, tenant);
  const step = ruleStep(place.rule, { states: seen.states, present, now: at });
  const { leaning } = step;
  const { queues } = seen;
  if (step.kind !== "change") {
    return { outcome: step.kind, words: stepWords(step, queues, at), queues, leaning, change: null };
  }
  const wanted = { to: step.to, flow: settings.set(flow, SETTINGS[step.to]), at };
  return { queues, leaning, ...(await applySettings(place, wanted, dependencies)) };
}

function nothing(outcome: RuleOutcome, words: string): Decision {
  return { outcome, words, queues: [], leaning: null, change: null };
}

interface Found {
  readonly flow: Flow;
  readonly settings: RuleSettings;
  readonly tenant: NonNullable<Awaited<ReturnType<QueueRuleDependencies["queuesOf"]>>>;
}

async function findFlow(
  { workspaceId, flowId, tenantId, tenantName, dialect, version }: RuleAt,
  dependencies: QueueRuleDependencies,
): Promise<Found | string> {
  if (version === null) return `No version of this flow is live on ${tenantName}.`;
  const settings = dependencies.settingsOf(dialect);
  const tenant = await dependencies.queuesOf({ workspaceId, tenantId });
  if (settings === undefined || tenant === null) return `${tenantName} cannot be asked how its queues do.`;
  const flow = await dependencies.version(workspaceId, flowId, version);
  return flow === null ? `Version ${version} of this flow cannot be read.` : { flow, settings, tenant };
}

/** Which way a version is set; null where it sets something that the rule never would. */
function leanOf(settings: QueueSettings | null): Lean | null {
  if (settings === null || sameJson({ ...settings }, { ...SETTINGS.calm })) return "calm";
  return sameJson({ ...settings }, { ...SETTINGS.busy }) ? "busy" : null;
}
