import { FINAL_STATES, QUEUE_RULE_OUTCOMES } from "@tonegraph/api-contract";
import { sql, type Kysely } from "kysely";
import { z } from "zod";
import type { FlowOnTenant } from "../../kernel/flow-on-tenant.ts";
import type { Obstacles, QueueRuleStore, RuleLook, RulePlace, StoredRule } from "../../modules/queue-rule/ports.ts";
import type { Database } from "../database/schema.ts";
import type { WorkspaceDb } from "../database/storage.ts";
import { actorStanding } from "../deployments/actor-standing.ts";
import { actorName } from "../repositories/actor-name.ts";
import { appendAudit } from "../repositories/append-audit.ts";

const queuesSchema = z.array(
  z.object({
    queueId: z.string(),
    name: z.string(),
    availableAgents: z.number().nullable(),
    waitSeconds: z.number().nullable(),
    fault: z.string(),
  }),
);
const outcomeSchema = z.enum(QUEUE_RULE_OUTCOMES);

/** Rules in PostgreSQL, as one workspace sees them. */
export function createQueueRuleStore(scope: WorkspaceDb): QueueRuleStore {
  const { db } = scope;
  return {
    async flowExists(flowId) {
      const flows = db.selectFrom("flows").select("id").where("id", "=", flowId).where("archived_at", "is", null);
      return (await flows.executeTakeFirst()) !== undefined;
    },
    places: async (flowId) => (await selectPlaces(db, flowId).execute()).map(toPlace),
    async putSwitch({ flowId, tenantId }, { on, by, at }) {
      const columns = { is_on: on, switched_by: by, switched_at: at, ...FORGOTTEN };
      await db
        .insertInto("queue_rules")
        .values({ flow_id: flowId, tenant_id: tenantId, ...columns })
        .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "tenant_id"]).doUpdateSet(columns))
        .execute();
    },
    async saveLook({ flowId, tenantId }, look, switchedAt) {
      await db
        .updateTable("queue_rules")
        .set(lookColumns(look))
        .where("flow_id", "=", flowId)
        .where("tenant_id", "=", tenantId)
        .where("is_on", "=", true)
        .where("switched_at", "=", switchedAt)
        .execute();
    },
    obstacles: (place) => findObstacles(db, place),
    standingOf: (actorId) => actorStanding(db, actorId),
    appendAudit: (record) => appendAudit(scope, record),
  };
}

const FAILED_STATES = FINAL_STATES.filter((state) => state !== "live");

const FORGOTTEN = { leaning: null, leaning_since: null, looked_at: null, outcome: null, words: "", queues_json: "[]" };

function lookColumns({ at, outcome, words, queues, leaning, change }: RuleLook) {
  return {
    looked_at: at,
    outcome,
    words: words.toWellFormed().replaceAll("\0", ""),
    queues_json: JSON.stringify(queues),
    leaning: leaning?.to ?? null,
    leaning_since: leaning?.since ?? null,
    ...(change === null
      ? {}
      : {
          changed_at: change.at,
          changed_to: change.to,
          changed_version: change.version,
          changed_deployment_id: change.deploymentId,
        }),
  };
}

function selectPlaces(db: Kysely<Database>, flowId: string | null) {
  const all = db
    .selectFrom("tenants")
    .innerJoin("flows", (join) => join.on(sql<boolean>`true`))
    .leftJoin("live_flows", (join) =>
      join.onRef("live_flows.flow_id", "=", "flows.id").onRef("live_flows.tenant_id", "=", "tenants.id"),
    )
    .leftJoin("queue_rules", (join) =>
      join.onRef("queue_rules.flow_id", "=", "flows.id").onRef("queue_rules.tenant_id", "=", "tenants.id"),
    )
    .select(["flows.id as flowId", "tenants.id as tenantId", "tenants.name as tenantName", "tenants.dialect"])
    .select(["live_flows.version", "live_flows.deployment_id as deploymentId"])
    .select(["queue_rules.is_on", "queue_rules.switched_by", "queue_rules.switched_at", "queue_rules.leaning"])
    .select(["queue_rules.leaning_since", "queue_rules.looked_at", "queue_rules.outcome", "queue_rules.words"])
    .select(["queue_rules.queues_json", "queue_rules.changed_at", "queue_rules.changed_to"])
    .select(["queue_rules.changed_version", "queue_rules.changed_deployment_id"])
    .select(actorName("queue_rules.switched_by").as("switched_by_name"))
    .where("tenants.deleted_at", "is", null)
    .where("flows.archived_at", "is", null)
    .orderBy("tenants.name")
    .orderBy("tenants.id");
  if (flowId === null) return all.where("queue_rules.is_on", "=", true);
  return all
    .where("flows.id", "=", flowId)
    .where((eb) => eb.or([eb("live_flows.version", "is not", null), eb("queue_rules.is_on", "is not", null)]));
}

type PlaceRow = Awaited<ReturnType<ReturnType<typeof selectPlaces>["execute"]>>[number];

function toPlace(row: PlaceRow): RulePlace {
  const { flowId, tenantId, tenantName, dialect, version } = row;
  const deploymentId = version === null ? null : row.deploymentId;
  return { flowId, tenantId, tenantName, dialect, version, deploymentId, rule: toRule(row) };
}

function toRule(row: PlaceRow): StoredRule | null {
  const { is_on: on, switched_by: switchedBy, switched_at: switchedAt } = row;
  if (on === null || switchedBy === null || switchedAt === null) return null;
  const { leaning, leaning_since: since } = row;
  return {
    on,
    switchedBy,
    switchedAt,
    switchedByName: row.switched_by_name,
    leaning: leaning === null || since === null ? null : { to: leaning, since },
    lookedAt: row.looked_at,
    changedAt: row.changed_at,
    outcome: row.outcome === null ? null : outcomeSchema.parse(row.outcome),
    words: row.words ?? "",
    queues: queuesSchema.parse(JSON.parse(row.queues_json ?? "[]")),
    change: changeOf(row),
  };
}

function changeOf(row: PlaceRow): StoredRule["change"] {
  const { changed_at: at, changed_to: to, changed_version: version, changed_deployment_id: deploymentId } = row;
  if (at === null || to === null || version === null || deploymentId === null) return null;
  return { at, to, version, deploymentId };
}

async function findObstacles(
  db: Kysely<Database>,
  place: FlowOnTenant & { readonly version: number },
): Promise<Obstacles> {
  const { flowId, tenantId, version } = place;
  const open = await db
    .selectFrom("deployments")
    .select("state")
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "not in", [...FINAL_STATES])
    .execute();
  // One that was published stays approved, also after a rollback; a newer one that never was live is somebody's intention.
  const approval = await db
    .selectFrom("approvals")
    .select(["version", "state"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where((eb) =>
      eb.or([
        eb("state", "=", "waiting"),
        eb.and([
          eb("state", "=", "approved"),
          eb("version", ">", version),
          eb("version", "not in", liveDeployments(db, place).select("version")),
        ]),
      ]),
    )
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const guarded = await db
    .selectFrom("guard_watches")
    .select(["version", "ends_at as endsAt"])
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "<>", "ended")
    .where("mode", "=", "on")
    .executeTakeFirst();
  return {
    isPublishing: open.some(({ state }) => state !== "scheduled"),
    isScheduled: open.some(({ state }) => state === "scheduled"),
    approval:
      approval === undefined
        ? null
        : { version: approval.version, state: approval.state === "waiting" ? "waiting" : "approved" },
    guarded: guarded ?? null,
    failed: await findFailed(db, place),
  };
}

function liveDeployments(db: Kysely<Database>, { flowId, tenantId }: FlowOnTenant) {
  return db
    .selectFrom("deployments")
    .where("flow_id", "=", flowId)
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "live");
}

/** The rule's last deployment, where it failed and neither a person nor another deployment has come since. */
async function findFailed(db: Kysely<Database>, place: FlowOnTenant): Promise<Obstacles["failed"]> {
  const last = await db
    .selectFrom("queue_rules")
    .innerJoin("deployments", "deployments.id", "queue_rules.changed_deployment_id")
    .select(["deployments.state", "deployments.version", "deployments.created_at as acceptedAt"])
    .where("queue_rules.flow_id", "=", place.flowId)
    .where("queue_rules.tenant_id", "=", place.tenantId)
    .whereRef("queue_rules.changed_at", ">", "queue_rules.switched_at")
    .where("deployments.state", "in", [...FAILED_STATES])
    .executeTakeFirst();
  if (last === undefined) return null;
  // What was scheduled before begins when it is due.
  const since = await liveDeployments(db, place)
    .select("id")
    .where((eb) => eb(eb.fn.coalesce("due_at", "created_at"), ">", last.acceptedAt))
    .limit(1)
    .executeTakeFirst();
  return since === undefined ? { version: last.version, state: last.state } : null;
}
