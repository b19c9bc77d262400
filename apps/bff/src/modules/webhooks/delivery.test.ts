import { newFlow } from "@tonegraph/flow-model";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { tidyWebhooks } from "../../infrastructure/webhooks/webhook-housekeeping.ts";
import { scopeToWorkspace } from "../../infrastructure/database/workspace-scope.ts";
import { DEFAULT_WORKSPACE } from "../../infrastructure/repositories/prepare-workspace.ts";
import { startWebhookLab, type WebhookLab } from "../../testing/webhook-lab.ts";
import { signaturesBy } from "../../testing/webhook-receiver.ts";

let lab: WebhookLab;
beforeAll(async () => {
  lab = await startWebhookLab();
});
afterAll(() => lab.close());
afterEach(async () => {
  await lab.test.database.pool.query("delete from webhooks; delete from webhook_deliveries");
});

const post = (url: string, payload: object = {}) => lab.test.asAdmin({ method: "POST", url: `/api${url}`, payload });
const makeFlow = async (name = "A") => (await post("/flows", newFlow({ name }))).json<{ id: string }>().id;
const log = async (id: string) =>
  (await lab.test.asAdmin({ method: "GET", url: `/api/webhooks/${id}/deliveries` })).json<{
    items: { id: string; nextAttemptAt: string | null }[];
  }>().items;
const announce = (payload_json: string) =>
  scopeToWorkspace(lab.test.database.db, DEFAULT_WORKSPACE)
    .insertInto("outbox")
    .values({ topic: "deploymentChanged", payload_json, at: lab.test.surroundings.now() })
    .execute();

describe("deliveries", () => {
  it("bring every chosen event once, signed, and nothing that was not chosen", async () => {
    const all = await lab.add("/all", ["draft.changed", "version.frozen", "deployment.changed"]);
    await lab.add("/versions", ["version.frozen"]);
    const flowId = await makeFlow();
    await post(`/flows/${flowId}/versions`, { note: "first" });
    for (const state of ["queued", "queued", "live"])
      await announce(JSON.stringify({ type: "deploymentChanged", deployment: { id: "dep_1", state } }));
    await lab.deliver();
    await lab.deliver();
    const told = lab.receiver.to("/all").map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "draft.changed", data: expect.objectContaining({ flowId, revision: 1 }) }),
        expect.objectContaining({
          type: "version.frozen",
          data: expect.objectContaining({ flowId, number: 1, note: "first" }),
        }),
        expect.objectContaining({ type: "deployment.changed", data: { id: "dep_1", state: "queued" } }),
        expect.objectContaining({ type: "deployment.changed", data: { id: "dep_1", state: "live" } }),
      ]),
    );
    for (const message of lab.receiver.to("/all")) expect(await signaturesBy(all.secret, message)).toBe(1);
    const [version] = lab.receiver.to("/versions");
    const same = lab.receiver.to("/all").find(({ body }) => body === version?.body);
    expect(same?.headers["webhook-id"]).toBe(version?.headers["webhook-id"]);
  });

  it("are queued with the change or not at all, and never stand in its way", async () => {
    const { id } = await lab.add("/unread", ["deployment.changed"]);
    // PostgreSQL cannot take this apart; it is told all the same.
    await announce(
      String.raw`{"type":"deploymentChanged","deployment":{"id":"dep_2","state":"live","note":"\u0000\ud800"}}`,
    );
    const rolledBack = lab.test.database.db.transaction().execute(async (trx) => {
      await sql`insert into outbox (workspace_id, topic, payload_json, at)
        values (${DEFAULT_WORKSPACE}, 'deploymentChanged', '{}', now())`.execute(trx);
      throw new Error("the change failed");
    });
    await expect(rolledBack).rejects.toThrow("the change failed");
    expect(await log(id)).toMatchObject([{ event: "deployment.changed", state: "pending", attempts: 0, message: "" }]);
  });

  it("are tried again as Retry-After asks, with the same id and body and a new time", async () => {
    const { id } = await lab.add("/busy");
    await makeFlow();
    await lab.deliver();
    const [waiting] = await log(id);
    expect(waiting).toMatchObject({ state: "pending", attempts: 1, status: 503, message: "503 Service Unavailable" });
    expect(Date.parse(waiting?.nextAttemptAt ?? "") - lab.test.surroundings.now().getTime()).toBe(7_200_000);
    await lab.deliver();
    lab.test.surroundings.advance(7_200_000);
    await lab.deliver();
    const [first, second, ...more] = lab.receiver.to("/busy");
    expect(more).toEqual([]);
    expect([second?.body, second?.headers["webhook-id"]]).toEqual([first?.body, first?.headers["webhook-id"]]);
    expect(Number(second?.headers["webhook-timestamp"]) - Number(first?.headers["webhook-timestamp"])).toBe(7200);
  });

  it("are given up after eight attempts, and shown", async () => {
    const { id } = await lab.add("/redirect");
    await makeFlow();
    const before = lab.receiver.to("/redirect").length;
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await lab.deliver();
      lab.test.surroundings.advance(24 * 3_600_000);
    }
    expect(lab.receiver.to("/redirect").length - before).toBe(8);
    expect(await log(id)).toMatchObject([{ state: "failed", attempts: 8, status: 302, nextAttemptAt: null }]);
  });

  it("switch off an endpoint that answers 410, until somebody switches it on", async () => {
    const { id } = await lab.add("/gone");
    await makeFlow();
    await lab.deliver();
    await makeFlow();
    expect(await log(id)).toMatchObject([{ state: "failed", attempts: 1, status: 410, message: "410 Gone" }]);
    const webhooks = () => lab.test.asAdmin({ method: "GET", url: "/api/webhooks" });
    expect((await webhooks()).json()).toMatchObject({ items: [{ enabled: false, switchedOff: "gone" }] });
    const audit = await lab.test.asAdmin({ method: "GET", url: "/api/audit?action=webhook.switched-off" });
    expect(audit.json()).toMatchObject({ items: [{ actor: "system", details: { webhookId: id, status: 410 } }] });
    await lab.test.asAdmin({ method: "PATCH", url: `/api/webhooks/${id}`, payload: { enabled: true } });
    expect((await webhooks()).json()).toMatchObject({ items: [{ enabled: true, switchedOff: null }] });
  });

  it("end by time and size where a receiver hangs or never ends, and others get theirs meanwhile", async () => {
    const [hanging, endless, good] = [await lab.add("/hang"), await lab.add("/huge"), await lab.add("/good")];
    await makeFlow();
    await lab.deliver();
    expect(lab.receiver.to("/good")).toHaveLength(1);
    const late = { state: "pending", attempts: 1, status: null, message: expect.stringContaining("in time") };
    expect(await log(hanging.id)).toMatchObject([late]);
    expect(await log(endless.id)).toMatchObject([{ state: "pending", message: expect.stringContaining("1 MB") }]);
    expect(await log(good.id)).toMatchObject([{ state: "delivered", attempts: 1 }]);
  });

  it("are one process's at a time, and the next one's when that process has died", async () => {
    await lab.add("/once");
    await Promise.all([makeFlow(), makeFlow(), makeFlow()]);
    const others = Array.from({ length: 4 }, () => lab.newProcess());
    await Promise.all([lab.deliver(), ...others.map(({ round }) => round())]);
    const ids = () => lab.receiver.to("/once").map(({ headers }) => headers["webhook-id"]);
    expect([ids().length, new Set(ids()).size]).toEqual([3, 3]);
    const { pool } = lab.test.database;
    await pool.query(
      "update webhooks set lease_owner = 'dead', lease_until = clock_timestamp() + interval '30 seconds'",
    );
    await makeFlow();
    await lab.deliver();
    expect(ids()).toHaveLength(3);
    await pool.query("update webhooks set lease_until = clock_timestamp()");
    await lab.deliver();
    expect(ids()).toHaveLength(4);
  });

  it("are kept for thirty days, and wait for three", async () => {
    const { id } = await lab.add("/kept");
    await makeFlow();
    await lab.deliver();
    await lab.test.asAdmin({
      method: "PATCH",
      url: `/api/webhooks/${id}`,
      payload: { url: `${lab.receiver.url}/hang` },
    });
    await makeFlow();
    const { db, pool } = lab.test.database;
    const age = (days: number) =>
      pool.query(`update webhook_deliveries set created_at = clock_timestamp() - interval '${days} days'`);
    await age(2);
    await tidyWebhooks(db);
    expect((await log(id)).filter((row) => row.nextAttemptAt !== null)).toHaveLength(1);
    await age(4);
    await tidyWebhooks(db);
    expect(await log(id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: "failed", message: expect.stringContaining("Given up") }),
      ]),
    );
    await age(31);
    await tidyWebhooks(db);
    expect(await log(id)).toEqual([]);
  });
});
