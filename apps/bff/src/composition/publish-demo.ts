// The demo flows' past: each is published to its stand-in while that one's clock stands eight days back, so that a week of
// synthetic calls is there to be looked at. Once, on a workspace where nobody has published anything yet.
import type { FastifyBaseLogger } from "fastify";
import { sql, type Kysely } from "kysely";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../infrastructure/database/schema.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import { DEFAULT_WORKSPACE } from "../infrastructure/repositories/prepare-workspace.ts";
import { SANDBOX, SANDBOX_SETTING } from "../kernel/sandbox-extras.ts";
import { isFinal } from "../modules/deployments/deployment.ts";
import type { AcceptDependencies } from "../modules/deployments/usecases/accept-deployment.ts";
import { publishFlow } from "../modules/deployments/usecases/publish-flow.ts";
import { WORDY_CALLERS, WORDY_DIALECT } from "./demo-wordy.ts";
import { DEMO_ACTOR } from "./prepare-demo.ts";

const PAST_DAYS = 8;
const DAY_MS = 86_400_000;
const SANDBOX_READY_MS = 30_000;
const ENDED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

interface DemoPast {
  readonly db: Kysely<Database>;
  readonly logger: FastifyBaseLogger;
  readonly sandboxPort: number;
  readonly deployments: AcceptDependencies;
  /** Called once there is a past with callers. */
  readonly onPast: () => void;
  readonly isStopping: () => boolean;
}

/** The work beside the start; `stop` resolves when nothing runs any more. */
export interface DemoJob {
  start(): void;
  stop(): Promise<void>;
}

/** Makes the job; it does nothing until it is started, and nothing at all where it is not wanted. */
export function createDemoJob(past: Omit<DemoPast, "isStopping">, isWanted: boolean): DemoJob {
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  return {
    start() {
      if (!isWanted) return;
      running = publishDemo({ ...past, isStopping: () => isStopping }).catch((error: unknown) =>
        past.logger.warn({ err: error }, "the demo flows have no past"),
      );
    },
    async stop() {
      isStopping = true;
      await running;
    },
  };
}

/** Publishes the demo flows in the past. What is refused stays a draft, and the log says why. */
async function publishDemo(past: DemoPast): Promise<void> {
  const db = scopeToWorkspace(past.db, DEFAULT_WORKSPACE);
  const published = await db.selectFrom("deployments").select("id").limit(1).executeTakeFirst();
  if (published !== undefined) return;
  const places = await demoPlaces(past.db);
  const then = new Date(Date.now() - PAST_DAYS * DAY_MS).toISOString();
  if (places.length === 0 || !(await control(past, "clock", { at: then }))) return;
  try {
    await control(past, `${WORDY_DIALECT}/callers`, WORDY_CALLERS);
    // Nobody watches these engines compile.
    await control(past, "clock", { speed: 20 });
    await Promise.all(places.map((place) => publishOne(place, past)));
  } finally {
    await control(past, "clock", { real: true });
  }
  await moveToPast(past.db);
  past.onPast();
}

interface DemoPlace {
  readonly flowId: string;
  readonly tenantId: string;
}

/** Each demo flow with the sandbox's tenant of its dialect. */
async function demoPlaces(db: Kysely<Database>): Promise<readonly DemoPlace[]> {
  const { rows } = await sql<{ flow_id: string; tenant_id: string }>`
    select f.id as flow_id, t.id as tenant_id from flows f
    join tenants t on t.workspace_id = f.workspace_id and t.dialect = f.document::json ->> 'profile'
    where f.workspace_id = ${DEFAULT_WORKSPACE} and f.updated_by = ${DEMO_ACTOR.id} and t.deleted_at is null
      and t.settings_json::json ->> ${SANDBOX_SETTING} = ${SANDBOX}`.execute(db);
  return rows.map((row) => ({ flowId: row.flow_id, tenantId: row.tenant_id }));
}

async function publishOne(place: DemoPlace, { deployments, logger, isStopping }: DemoPast): Promise<void> {
  const request = {
    ...place,
    actor: DEMO_ACTOR,
    idempotencyKey: `demo-${place.flowId}`,
    requestHash: "demo",
    note: "The demo's first version",
  };
  const accepted = await publishFlow(request, deployments);
  if (!accepted.ok) return logger.warn({ ...place, err: accepted.error }, "a demo flow could not be published");
  const until = Date.now() + ENDED_WITHIN_MS;
  while (!isStopping() && Date.now() < until) {
    const found = await deployments.storage.in(DEFAULT_WORKSPACE).find(accepted.value);
    if (found !== null && isFinal(found.state)) return;
    await sleep(LOOK_EVERY_MS);
  }
}

/** Sets the sandbox's clock or callers, once it answers; false where it does not. */
async function control({ sandboxPort, isStopping, logger }: DemoPast, what: string, body: object): Promise<boolean> {
  const until = Date.now() + SANDBOX_READY_MS;
  while (!isStopping() && Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${sandboxPort}/_control/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (answer?.ok === true) return true;
    await sleep(LOOK_EVERY_MS);
  }
  logger.warn(`the sandbox does not take its ${what}, so the demo flows have no past`);
  return false;
}

/** What the stand-ins saw eight days ago is written down as eight days old. The audit log and versions, which never change, keep their true times. */
async function moveToPast(db: Kysely<Database>): Promise<void> {
  const back = sql`interval '1 day' * ${PAST_DAYS}`;
  const mine = sql`workspace_id = ${DEFAULT_WORKSPACE}`;
  await db.transaction().execute(async (trx) => {
    await sql`update deployments set created_at = created_at - ${back}, started_at = started_at - ${back},
      ended_at = ended_at - ${back} where ${mine} and created_by = ${DEMO_ACTOR.id} and state = 'live'`.execute(trx);
    await sql`update deployment_steps set started_at = started_at - ${back}, ended_at = ended_at - ${back}
      where ${mine} and deployment_id in (select id from deployments where ${mine} and created_by = ${DEMO_ACTOR.id})`.execute(
      trx,
    );
    await sql`update live_flows set since = since - ${back} where ${mine}
      and deployment_id in (select id from deployments where ${mine} and created_by = ${DEMO_ACTOR.id})`.execute(trx);
  });
}
