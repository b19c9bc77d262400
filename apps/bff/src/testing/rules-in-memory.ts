import { err, ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { QueueState, VendorError } from "@tonegraph/vendor-kit";
import type {
  QueueRuleDependencies,
  QueueRuleStore,
  RuleLook,
  RulePlace,
  StoredRule,
} from "../modules/queue-rule/ports.ts";

/** What a tenant answers for a queue, or never. */
export type AskQueue = (tenantId: string, queueId: string) => Promise<Result<QueueState | null, VendorError>>;

/** Rules without a database, for tests of when tenants are asked; nothing is ever published. */
export interface RulesInMemory {
  readonly dependencies: Omit<QueueRuleDependencies, "firstLook">;
  /** The looks that were kept, in their order. */
  readonly looks: readonly (RuleLook & { readonly flowId: string; readonly tenantId: string })[];
}

const DIALECT = "genesys-menu-flows";

/** A rule's place; without `rule`, nobody has switched one on there. */
export function placeOf(flowId: string, tenantId: string, rule: StoredRule | null): RulePlace {
  return { flowId, tenantId, tenantName: tenantId, dialect: DIALECT, version: 1, deploymentId: "deployment_1", rule };
}

/** A rule that somebody switched on and that has not looked yet. */
export function freshRule(at: Date): StoredRule {
  const nothing = {
    lookedAt: null,
    outcome: null,
    words: "",
    queues: [],
    change: null,
    leaning: null,
    changedAt: null,
  };
  return { on: true, switchedBy: "user_1", switchedByName: "Ana", switchedAt: at, ...nothing };
}

/** Makes them at these places; every flow reads as `flow` says. */
export function rulesInMemory(
  former: readonly RulePlace[],
  { flow, ask }: { readonly flow: (flowId: string) => Flow; readonly ask: AskQueue },
): RulesInMemory {
  let places = former;
  const looks: (RuleLook & { flowId: string; tenantId: string })[] = [];
  const change = (
    { flowId, tenantId }: { flowId: string; tenantId: string },
    rule: (former: StoredRule | null) => StoredRule,
  ) => {
    places = places.map((one) =>
      one.flowId === flowId && one.tenantId === tenantId ? { ...one, rule: rule(one.rule) } : one,
    );
  };
  const notNeeded = () => Promise.reject(new Error("no rule comes to this here"));
  const store: QueueRuleStore = {
    flowExists: async (flowId) => places.some((one) => one.flowId === flowId),
    places: async (flowId) => places.filter((one) => (flowId === null ? one.rule?.on === true : one.flowId === flowId)),
    putSwitch: async (place, { on, at }) => change(place, () => ({ ...freshRule(at), on })),
    async saveLook({ flowId, tenantId }, look, switchedAt) {
      looks.push({ ...look, flowId, tenantId });
      const { at: lookedAt, outcome, words, queues, leaning } = look;
      change({ flowId, tenantId }, (rule) => ({
        ...(rule ?? freshRule(switchedAt)),
        lookedAt,
        outcome,
        words,
        queues,
        leaning,
      }));
    },
    obstacles: notNeeded,
    standingOf: notNeeded,
    appendAudit: async () => {},
  };
  return {
    looks,
    dependencies: {
      storage: { in: () => store, transaction: (_workspaceId, work) => work(store) },
      queuesOf: async ({ tenantId }) => ({ ask: (queueId) => ask(tenantId, queueId) }),
      settingsOf: () => ({ of: () => null, set: (drawn) => drawn }),
      version: async (_workspaceId, flowId) => flow(flowId),
      read: notNeeded,
      unapproved: notNeeded,
      publish: notNeeded,
      now: () => new Date(),
    },
  };
}

/** A queue that does well. */
export const CALM_QUEUE = ok({ availableAgents: 3, waitSeconds: 10 });
/** What a vendor's silence comes to. */
export const NO_ANSWER = err({
  kind: "timeout",
  message: "The vendor did not answer in time.",
  ambiguous: false,
} as const);
