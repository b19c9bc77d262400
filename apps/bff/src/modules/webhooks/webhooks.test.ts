import { newFlow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWebhookLab, type WebhookLab } from "../../testing/webhook-lab.ts";
import { signaturesBy } from "../../testing/webhook-receiver.ts";

let lab: WebhookLab;
beforeAll(async () => {
  lab = await startWebhookLab();
});
afterAll(() => lab.close());

const call = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, payload?: object) =>
  lab.test.asAdmin({ method, url: `/api/webhooks${path}`, ...(payload === undefined ? {} : { payload }) });
const deliveries = async (id: string) =>
  (await call("GET", `/${id}/deliveries`)).json<{ items: Record<string, unknown>[]; nextCursor: string | null }>();

describe("the webhooks routes", () => {
  it("add, show, change and remove an endpoint, each in the audit log, its secret shown once", async () => {
    const payload = {
      url: `${lab.receiver.url}/crud?key=hidden`,
      events: ["version.frozen"],
      description: "Chat room",
    };
    const made = await call("POST", "", payload);
    expect(made.statusCode).toBe(201);
    const { secret, ...webhook } = made.json<{ id: string; secret: string }>();
    expect(Buffer.from(secret.replace(/^whsec_/, ""), "base64")).toHaveLength(32);
    expect(webhook).toMatchObject({
      enabled: true,
      description: "Chat room",
      createdBy: "Bootstrap",
      lastDelivery: null,
    });
    expect((await call("GET", "")).json()).toEqual({ items: [webhook], nextCursor: null });
    const changed = await call("PATCH", `/${webhook.id}`, { enabled: false, events: ["draft.changed"] });
    expect(changed.json()).toEqual({ ...webhook, enabled: false, events: ["draft.changed"] });
    expect((await call("PATCH", `/${webhook.id}`, {})).statusCode).toBe(200);
    expect((await call("DELETE", `/${webhook.id}`)).statusCode).toBe(204);
    for (const [method, path] of [
      ["DELETE", ""],
      ["PATCH", ""],
      ["POST", "/test"],
      ["POST", "/rotate"],
      ["GET", "/deliveries"],
    ] as const)
      expect((await call(method, `/${webhook.id}${path}`, method === "PATCH" ? {} : undefined)).statusCode).toBe(404);
    const audit = await lab.test.asAdmin({ method: "GET", url: "/api/audit?limit=4" });
    const entries = audit.json<{ items: { action: string }[] }>().items;
    expect(entries.map(({ action }) => action)).toEqual([
      "webhook.removed",
      "webhook.changed",
      "webhook.changed",
      "webhook.created",
    ]);
    expect(audit.body).not.toContain("hidden");
    expect(audit.body + lab.test.logLines.join("")).not.toContain(secret);
  });

  it.each([
    [{ url: "https://example.com", events: [] }, 400, "/events"],
    [{ url: "https://example.com", events: ["moon.full"] }, 400, "/events/0"],
    [{ url: "https://example.com", events: ["draft.changed", "draft.changed"] }, 400, "/events"],
    [{ url: "nowhere", events: ["draft.changed"] }, 400, "/url"],
    [{ url: "ftp://example.com", events: ["draft.changed"] }, 400, "/url"],
    [{ url: "https://example.com", events: ["draft.changed"], secret: "mine" }, 400, "/secret"],
    [{ url: "http://93.184.215.14/", events: ["draft.changed"] }, 422, "/url"],
    [{ url: "https://10.1.2.3/", events: ["draft.changed"] }, 422, "/url"],
    [{ url: "https://169.254.169.254/", events: ["draft.changed"] }, 422, "/url"],
    [{ url: "https://localhost:1/", events: ["draft.changed"] }, 422, "/url"],
    [{ url: "https://u:p@93.184.215.14/", events: ["draft.changed"] }, 422, "/url"],
  ])("refuse %j", async (payload, status, pointer) => {
    const refused = await call("POST", "", payload);
    expect([refused.statusCode, refused.json()]).toMatchObject([status, { errors: [{ pointer }] }]);
  });

  it("are for administrators, of their own workspace", async () => {
    const { id } = await lab.add("/own");
    for (const [role, workspace, status] of [
      ["publisher", undefined, 403],
      ["auditor", undefined, 403],
      ["admin", "ws_other", 404],
    ] as const) {
      const authorization = `Bearer ${await lab.test.newToken(role, workspace)}`;
      const url = `/api/webhooks/${id}/deliveries`;
      expect((await lab.test.request({ method: "GET", url, headers: { authorization } })).statusCode).toBe(status);
    }
    await call("DELETE", `/${id}`);
  });

  it("test an endpoint at once and say what came of it", async () => {
    const { id, secret } = await lab.add("/tested");
    expect((await call("POST", `/${id}/test`)).json()).toMatchObject({ state: "delivered", status: 204, attempts: 1 });
    const [message] = lab.receiver.to("/tested");
    expect(JSON.parse(message?.body ?? "")).toMatchObject({ type: "webhook.test", data: { webhookId: id } });
    expect(message && (await signaturesBy(secret, message))).toBe(1);
    await call("PATCH", `/${id}`, { url: `${lab.receiver.url}/redirect` });
    expect((await call("POST", `/${id}/test`)).json()).toMatchObject({
      state: "failed",
      status: 302,
      nextAttemptAt: null,
    });
    expect((await deliveries(id)).items).toHaveLength(2);
    expect((await call("GET", "")).json()).toMatchObject({ items: [{ id, lastDelivery: { state: "failed" } }] });
    await call("DELETE", `/${id}`);
  });

  it("rotate the secret: both sign for a day, then the new one alone", async () => {
    const { id, secret: former } = await lab.add("/rotated");
    const rotated = (await call("POST", `/${id}/rotate`)).json<{ secret: string; formerSecretUntil: string }>();
    expect(Date.parse(rotated.formerSecretUntil) - lab.test.surroundings.now().getTime()).toBe(86_400_000);
    await call("POST", `/${id}/test`);
    lab.test.surroundings.advance(86_400_000);
    await call("POST", `/${id}/test`);
    const counts = lab.receiver
      .to("/rotated")
      .map(async (message) => [await signaturesBy(rotated.secret, message), await signaturesBy(former, message)]);
    expect(await Promise.all(counts)).toEqual([
      [1, 1],
      [1, 0],
    ]);
    expect((await call("GET", "")).json()).toMatchObject({ items: [{ id, formerSecretUntil: null }] });
    const { rows } = await lab.test.database.pool.query<{ sealed: Buffer }>("select sealed from webhooks");
    expect(rows.every(({ sealed }) => !sealed.toString("latin1").includes("whsec_"))).toBe(true);
    await call("DELETE", `/${id}`);
  });

  it("page through deliveries", async () => {
    const { id } = await lab.add("/paged");
    for (let n = 0; n < 3; n += 1)
      await lab.test.asAdmin({ method: "POST", url: "/api/flows", payload: newFlow({ name: "P" }) });
    const first = (await call("GET", `/${id}/deliveries?limit=2`)).json<{ items: object[]; nextCursor: string }>();
    const rest = (await call("GET", `/${id}/deliveries?limit=2&cursor=${first.nextCursor}`)).json<{
      items: object[];
    }>();
    expect([first.items.length, rest.items.length]).toEqual([2, 1]);
    expect((await call("GET", `/${id}/deliveries?cursor=x`)).statusCode).toBe(400);
    await call("DELETE", `/${id}`);
  });
});
