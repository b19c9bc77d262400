import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { contentHash, err, ok } from "@tonegraph/flow-model";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { createQueueRuleStore } from "../infrastructure/queue-rule/queue-rule-store.ts";
import { createVersionStore } from "../infrastructure/repositories/version-store.ts";
import { inTime } from "../infrastructure/tenant-sharing/in-time.ts";
import type { Actor } from "../kernel/actor.ts";
import { refuseUnapproved } from "../modules/deployments/approval-needed.ts";
import { publishFlow } from "../modules/deployments/usecases/publish-flow.ts";
import { RULE_ACTOR, type QueueRuleDependencies, type RuleSettings } from "../modules/queue-rule/ports.ts";
import { registerQueueRuleRoutes } from "../modules/queue-rule/queue-rules.routes.ts";
import { LOOK_MS } from "../modules/queue-rule/rule-step.ts";
import { runQueueRules } from "../modules/queue-rule/usecases/run-queue-rules.ts";
import { freezeContent } from "../modules/versions/usecases/freeze-content.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";
import { tenantQueues } from "./tenant-queues.ts";

const FIRST_LOOK_MS = 15_000;
/** How long whoever switches a rule on waits to see what it goes by. */
const FIRST_LOOK_PATIENCE_MS = 3000;

/** Rules that follow how queues do, wired. */
export function composeQueueRule(context: FeatureContext): Feature {
  const { db, logger, overrides } = context;
  const rules = ruleDependencies(context);
  const round = async (isStopping: () => boolean): Promise<void> => {
    for (const { id: workspaceId } of await db.selectFrom("workspaces").select("id").execute()) {
      for (const { error, ...place } of await runQueueRules(workspaceId, rules, isStopping)) {
        logger.warn({ err: error, ...place }, "a rule that follows queues could not be looked at");
      }
    }
  };
  const everyMs = overrides?.queueRuleEveryMs ?? LOOK_MS;
  const firstAfterMs = Math.min(everyMs, FIRST_LOOK_MS);
  return {
    register: (app) => registerQueueRuleRoutes(app, rules),
    jobs: [createPeriodicJob({ db, logger, name: "queue-rules", work: round, everyMs, firstAfterMs })],
  };
}

function ruleDependencies(context: FeatureContext): QueueRuleDependencies {
  const { db, deployments, flows, logger, surroundings } = context;
  return {
    storage: createStorage(db, createQueueRuleStore),
    queuesOf: tenantQueues(deployments.accounts),
    settingsOf,
    version: async (workspaceId, flowId, number) => (await flows.version(workspaceId, flowId, number))?.flow ?? null,
    read: (place) => deployments.live.read(place),
    async unapproved({ workspaceId, flowId, tenantId }, flow) {
      const version = await flows.versionWithContent(workspaceId, flowId, contentHash(flow));
      const question = { flowId, tenantId, kind: "publish" as const, version, by: RULE_ACTOR };
      const refused = await refuseUnapproved(question, deployments.storage.in(workspaceId));
      return refused === null ? null : refused.error.detail;
    },
    publish: publishAs(context),
    firstLook: (look) =>
      inTime(look, FIRST_LOOK_PATIENCE_MS, (error) =>
        logger.warn({ err: error }, "a rule that follows queues could not be looked at when it was switched on"),
      ),
    now: () => surroundings.now(),
  };
}

function settingsOf(dialect: string): RuleSettings | undefined {
  const settings = findConverter(dialect)?.queueSettings;
  if (settings === undefined) return undefined;
  return {
    of: (flow) => settings.of(flow),
    set: (flow, wanted) => ({
      ...flow,
      vendorExtras: { ...flow.vendorExtras, [dialect]: settings.extrasWith(flow, wanted) },
    }),
  };
}

/** The same path as a person's publish, under the rule's name. The guard has no word in it: nothing is said otherwise. */
function publishAs({ db, deployments, surroundings }: FeatureContext): QueueRuleDependencies["publish"] {
  const versions = createStorage(db, createVersionStore);
  return async ({ workspaceId, flowId, tenantId, flow, note, key, onlyWhileLive }) => {
    const actor: Actor = { id: RULE_ACTOR, name: RULE_ACTOR, roles: ["publisher"], via: "token", workspaceId };
    const at = surroundings.now();
    const frozen = await versions.transaction(workspaceId, (store) =>
      freezeContent(store, { actor, flowId, flow, note, at }),
    );
    if (!frozen.ok) return frozen;
    const version = frozen.value.number;
    const request = { actor, flowId, tenantId, version, note, guard: false, onlyWhileLive };
    const accepted = await publishFlow({ ...request, idempotencyKey: key, requestHash: RULE_ACTOR }, deployments);
    return accepted.ok ? ok({ version, deploymentId: accepted.value }) : err(accepted.error);
  };
}
