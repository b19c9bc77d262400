// What nobody expected is thrown: a deployment must come to an end that people can read all the same.
import { ok } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { DialectClient } from "@tonegraph/vendor-kit";
import type { FastifyBaseLogger } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { DeploymentRecord } from "../../modules/deployments/deployment.ts";
import { PUBLISH_TIMING, hurried } from "../../modules/deployments/engine/engine-world.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { labTenant } from "../../testing/lab-tenant.ts";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";
import { createStorage } from "../database/storage.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createSecretScrubber } from "../logging/secret-scrubber.ts";
import { createMetrics } from "../metrics/create-metrics.ts";
import { METRIC_HELP } from "../metrics/metric-help.ts";
import { createSilences } from "../tenant-sharing/silences.ts";
import { createSecretBox } from "../vendor/secret-box.ts";
import { createVendorAccounts, SYSTEM_CLOCK } from "../vendor/vendor-accounts.ts";
import { deploymentStore } from "./deployment-store.ts";
import { createDeploymentWorker } from "./deployment-worker.ts";

const TIMING = { ...hurried(PUBLISH_TIMING, 300), pollMs: 10 };
const SECRET = "a-very-secret-value";

// Its own worker was never started.
let test: TestBff;
beforeAll(async () => {
  test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: "127.0.0.1" });
});
afterAll(() => test.close());

async function queued(): Promise<string> {
  const { id: _id, ...flow } = customerSupportMenu();
  const post = (url: string, payload: object, key = "none") =>
    test.asAdmin({ method: "POST", url, payload, headers: { "idempotency-key": key } });
  const { id: tenantId } = (await post("/api/tenants", labTenant("http://127.0.0.1:9", "cxone-ivr-menus"))).json();
  const { id: flowId } = (await post("/api/flows", flow)).json();
  return (await post(`/api/flows/${flowId}/deployments`, { tenantId }, flowId)).json().deploymentId;
}

/** The accounts of a whole process, whose vendors nobody reaches. */
function storedAccounts(logger: FastifyBaseLogger): VendorAccounts {
  const { db } = test.database;
  const nothing = () => undefined;
  return createVendorAccounts({
    db,
    secretBox: createSecretBox(Buffer.alloc(32, 7)),
    send: () => broken(),
    clock: SYSTEM_CLOCK,
    shared: { db, logger, silences: createSilences({ db, logger, channels: { listen: nothing } }) },
    onAttempt: nothing,
    onCall: nothing,
    onBreaker: nothing,
    onSecret: nothing,
    isAllowed: async () => ok(null),
  });
}

/** Works on what is queued, with these accounts, until the deployment has ended. */
async function workOff(
  id: string,
  accounts: Partial<VendorAccounts> | ((logger: FastifyBaseLogger) => VendorAccounts),
) {
  const logLines: string[] = [];
  const scrubber = createSecretScrubber();
  scrubber.add(SECRET);
  const { db } = test.database;
  const storage = createStorage(db, deploymentStore);
  const destination = { write: (line: string) => void logLines.push(line) };
  const logger = createLogger({ level: "info", destination, scrubber });
  const metrics = createMetrics(METRIC_HELP);
  const worker = createDeploymentWorker({
    db,
    storage,
    metrics,
    accounts: typeof accounts === "function" ? accounts(logger) : { ...NO_ACCOUNTS, ...accounts },
    surroundings: test.surroundings,
    clock: SYSTEM_CLOCK,
    timing: TIMING,
    crashPoint: () => undefined,
    logger,
  });
  const find = async (): Promise<DeploymentRecord> => {
    const found = await storage.in("ws_default").find(id);
    if (found === null) throw new Error("it is gone");
    return found;
  };
  worker.start();
  await vi.waitFor(async () => expect((await find()).endedAt).not.toBeNull(), { timeout: 30_000, interval: 20 });
  await worker.stop();
  return { ended: await find(), log: logLines.join(""), counted: metrics.lines().join("\n") };
}

function broken(): never {
  throw new TypeError(`"/${SECRET}" is no template`);
}
const NO_CLIENT: DialectClient = {
  signIn: () => broken(),
  read: () => broken(),
  create: () => broken(),
  replace: () => broken(),
  restore: () => broken(),
  resources: () => broken(),
};
const NO_ACCOUNTS: VendorAccounts = {
  find: async ({ tenantId }) => ({ id: tenantId, name: "Lab", dialect: "cxone-ivr-menus", settings: {} }),
  client: () => broken(),
  call: () => broken(),
  health: () => null,
};
describe("a deployment of which something is thrown again and again", () => {
  it.each<[string, Partial<VendorAccounts>]>([
    ["where its client is made", { client: broken }],
    ["where its client is made, and its name cannot be read", { client: broken, find: broken }],
    ["in a step", { client: () => ok(NO_CLIENT) }],
  ])("%s ends as failed, with words for people and the cause in the log", async (_, accounts) => {
    const id = await queued();
    const { ended, log, counted } = await workOff(id, accounts);
    expect(ended).toMatchObject({ state: "failed", error: { code: "internal-error" } });
    expect(ended.error?.message).toContain("Tonegraph met a fault of its own 10 times. Its log says which.");
    expect(JSON.stringify(ended)).not.toContain("template");
    expect(ended.steps.map(({ state }) => state).slice(0, 2)).toEqual(["failed", "pending"]);
    expect(log.match(/is no template/g)?.length).toBeGreaterThanOrEqual(10);
    expect(log).not.toContain(SECRET);
    expect(counted).toContain('state="failed"} 1');
  });

  it("is not ended sooner because it was given back at restarts before", async () => {
    const id = await queued();
    await sql`update deployments set fence = 20 where id = ${id}`.execute(test.database.db);
    const { ended, log } = await workOff(id, { client: broken });
    expect(ended).toMatchObject({ state: "failed", error: { code: "internal-error" } });
    expect(log.match(/is no template/g)?.length).toBeGreaterThanOrEqual(10);
  });

  it.each(["window_json", "warnings_json", "error_json", "state"])(
    "ends as failed where its %s cannot be read, which keeps nobody from the others",
    async (column) => {
      const id = await queued();
      await sql`update deployments set ${sql.ref(column)} = '{' where id = ${id}`.execute(test.database.db);
      const listed = await test.asAdmin({ method: "GET", url: "/api/deployments" });
      expect(listed.statusCode).toBe(200);
      const { ended, log } = await workOff(id, storedAccounts);
      expect(ended).toMatchObject({ state: "failed", error: { code: "internal-error" } });
      expect(ended.error?.message).toMatch(/^Tenant "Lab \d+": Tonegraph met a fault of its own 10 times\./u);
      expect(log).toContain(`deployment ${id} cannot be read: ${column}`);
    },
  );

  it("ends at once where no client can be made of what is stored of its tenant", async () => {
    const id = await queued();
    await sql`
      update tenants set settings_json = '[]'
      where id = (select tenant_id from deployments where id = ${id})`.execute(test.database.db);
    const { ended, log } = await workOff(id, storedAccounts);
    expect(ended).toMatchObject({ state: "failed", error: { code: "vendor-failed" } });
    expect(ended.error?.message).toContain("Tonegraph cannot prepare its calls to this tenant. Its log says why.");
    expect(log.match(/could not be made/gu)).toHaveLength(1);
  });

  it("in the middle of its undoing ends as unknown, with the error that it began with", async () => {
    const id = await queued();
    const error = JSON.stringify({ code: "rejected", message: "The vendor refused the flow." });
    await sql`
      update deployments set state = 'rollingBack', captured = 'copy', external_id = 'flow-1', error_json = ${error}
      where id = ${id}`.execute(test.database.db);
    await sql`
      update deployment_steps set state = 'failed' where deployment_id = ${id} and name = 'uploading'`.execute(
      test.database.db,
    );
    await sql`
      insert into deployment_writes
        (workspace_id, deployment_id, sequence, operation, idempotency_key, fence, state, intended_at, deadline_at)
      values ('ws_default', ${id}, 1, 'replace', 'k', 1, 'unclear', now(), now())`.execute(test.database.db);
    const { ended } = await workOff(id, { client: broken });
    expect(ended).toMatchObject({ state: "unknown", error: { code: "rejected" } });
    expect(ended.error?.message).toMatch(/^The vendor refused the flow\. Tenant "Lab": .*Look at the vendor\.$/u);
    expect(ended.steps.filter(({ state }) => state === "failed")).toHaveLength(1);
  });
});
