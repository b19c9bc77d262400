import { localTimeAt, type QueueRule } from "@tonegraph/api-contract";
import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { withHeader } from "../../testing/test-bff.ts";

const GENESYS = "genesys-menu-flows";
const MINUTE = 60_000;
/** A look that comes later would begin anew. */
const OFTEN_ENOUGH = 3;
const BUSY = { dynamicTimeoutMultiplier: 2, fallbackEnabled: true };
const CALM = { dynamicTimeoutMultiplier: 1, fallbackEnabled: false };

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

let lab: PublishingLab;
beforeAll(async () => {
  // It looks all the time; the clock, which stands still until it is moved, decides what that means.
  lab = await startPublishingLab([], { queueRuleEveryMs: 100 });
});
afterAll(() => lab.close());

const shop = flowOf({
  nodes: {
    node_main: menu({ label: "Main menu", keys: ["1"], promptId: "prompt_main" }),
    node_sales: queue("queue-sales", { label: "Sales" }),
  },
  wires: [
    "node_start -> node_main",
    "node_main.key:1 -> node_sales",
    "node_main.noInput -> node_sales",
    "node_main.noMatch -> node_sales",
  ],
  prompts: { prompt_main: "For sales, press 1." },
  flow: { name: "Shop", profile: GENESYS },
});

const setQueue = (availableAgents: number, waitSeconds: number) =>
  lab.control("PUT", "/queues/queue-sales", { availableAgents, waitSeconds }, GENESYS);
const rulesUrl = ({ flowId }: Place): string => `/api/flows/${flowId}/queue-rules`;

async function live(): Promise<Place> {
  await setQueue(3, 10);
  const place = await lab.prepare(shop, GENESYS);
  expect((await lab.publish(place)).state).toBe("live");
  return place;
}

async function ruleOf(place: Place): Promise<QueueRule> {
  const { items } = (await lab.get(rulesUrl(place))).json();
  return items.find(({ tenantId }: QueueRule) => tenantId === place.tenantId);
}

async function switchRule(place: Place, on: boolean, token = lab.adminToken) {
  const options = { method: "PUT", url: `${rulesUrl(place)}/${place.tenantId}`, payload: { on } } as const;
  return lab.request(withHeader(options, "authorization", `Bearer ${token}`));
}

/**
 * So many minutes later, looked at on the way as often as it has to be. Whether it changed something is in `change`: the
 * next look at the same moment already says that it waits.
 */
async function minutes(place: Place, count: number): Promise<QueueRule> {
  for (let left = count; left > 0; left -= OFTEN_ENOUGH) {
    lab.surroundings.advance(Math.min(left, OFTEN_ENOUGH) * MINUTE);
    const now = lab.surroundings.now().toISOString();
    await until(place, (rule) => expect(rule.decision?.at).toBe(now));
  }
  return ruleOf(place);
}

/** Time stands still until a look has come to this. */
const sees = (place: Place, outcome: string): Promise<QueueRule> =>
  until(place, (rule) => expect(rule.decision?.outcome).toBe(outcome));

function until(place: Place, holds: (rule: QueueRule) => void): Promise<QueueRule> {
  const asked = async (): Promise<QueueRule> => {
    const rule = await ruleOf(place);
    holds(rule);
    return rule;
  };
  return vi.waitFor(asked, { timeout: 20_000, interval: 20 });
}

/** Somebody gives the flow another name at the vendor. */
async function editAtVendor({ flowId, tenantId }: Place): Promise<void> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  const held = await lab.control("GET", `/flows/${externalId}`, undefined, GENESYS);
  await lab.control("PUT", `/flows/${externalId}`, { ...Object(held).artefact, name: "Theirs" }, GENESYS);
}

async function settingsHeld({ flowId, tenantId }: Place): Promise<unknown> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  return Object(await lab.control("GET", `/flows/${externalId}`, undefined, GENESYS)).artefact.settings;
}

const actions = async ({ flowId }: Place): Promise<string[]> =>
  (await lab.get(`/api/audit?flowId=${flowId}`)).json().items.map(({ action }: { action: string }) => action);

describe("a rule that follows queues", () => {
  it("publishes document 003's settings while a queue is busy, and the way back once it is calm", async () => {
    const place = await live();
    expect(await ruleOf(place)).toMatchObject({
      on: false,
      switched: null,
      version: 1,
      settings: null,
      decision: null,
    });
    expect((await switchRule(place, true)).json()).toMatchObject({
      on: true,
      switched: { at: expect.any(String) },
      decision: { outcome: "stays" },
    });
    expect((await sees(place, "stays")).decision?.queues).toMatchObject([{ name: "Sales", waitSeconds: 10 }]);

    await setQueue(0, 10);
    expect((await sees(place, "waits")).decision?.words).toContain("for 2 more minutes, callers get twice the time");
    const changed = await minutes(place, 2);
    expect(changed).toMatchObject({ change: { to: "busy", version: 2 } });
    expect((await lab.ended(changed.change?.deploymentId ?? "")).state).toBe("live");
    expect(await settingsHeld(place)).toMatchObject({ ...BUSY, version: 2 });
    expect((await ruleOf(place)).settings).toEqual(BUSY);
    expect((await lab.get(`/api/flows/${place.flowId}/versions`)).json().items[0]).toMatchObject({
      number: 2,
      note: expect.stringContaining("A queue is slow."),
    });
    expect((await lab.get(`/api/flows/${place.flowId}`)).json().vendorExtras).toEqual({});
    expect(await actions(place)).toEqual(
      expect.arrayContaining([
        "queue-rule.switchedOn",
        "queue-rule.changed",
        "version.frozen",
        "DEPLOY_START",
        "DEPLOY_SUCCESS",
      ]),
    );
    const told = (await lab.get("/api/notifications")).json().items;
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: "deploymentEnded",
        flowId: place.flowId,
        by: "Rule for slow queues",
        version: 2,
      }),
    );

    await setQueue(4, 20);
    const calm = "for 15 more minutes, callers get the usual time";
    await until(place, (rule) => expect(rule.decision?.words).toContain(calm));
    expect((await minutes(place, 14)).decision?.outcome).toBe("waits");
    const back = await minutes(place, 1);
    expect(back).toMatchObject({ change: { to: "calm", version: 3 } });
    expect((await lab.ended(back.change?.deploymentId ?? "")).state).toBe("live");
    expect(await settingsHeld(place)).toMatchObject({ ...CALM, version: 3 });
    expect((await minutes(place, 1)).decision).toMatchObject({ outcome: "stays" });
    await switchRule(place, false);
  });

  it("changes nothing over somebody's change at the vendor, a schedule, a tenant that wants approvals, or a lost role", async () => {
    const place = await live();
    const draft = (await lab.get(`/api/flows/${place.flowId}`)).json();
    const payload = { ...draft, description: "For next week" };
    const url = `/api/flows/${place.flowId}`;
    await lab.asAdmin({ method: "PUT", url, payload, headers: { "if-match": '"1"' } });
    const from = localTimeAt(lab.surroundings.now().getTime() + 90 * MINUTE, "UTC");
    const scheduled = { tenantId: place.tenantId, schedule: { from, timeZone: "UTC" } };
    const waiting = await lab.post(`/api/flows/${place.flowId}/deployments`, scheduled, `rule-${place.flowId}`);
    expect(waiting.statusCode, waiting.body).toBe(202);
    const publisher = await lab.newToken("publisher");
    expect((await switchRule(place, true, publisher)).statusCode).toBe(200);
    await setQueue(0, 500);
    await sees(place, "waits");
    expect((await minutes(place, 2)).decision).toMatchObject({
      outcome: "held",
      words: expect.stringContaining("Something is scheduled for this flow"),
    });

    const tenants = (await lab.get("/api/tenants")).json().items;
    const { settings } = tenants.find(({ id }: { id: string }) => id === place.tenantId);
    const wanted = { settings: { ...settings, publishing: { approvals: 1 } } };
    await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${place.tenantId}`, payload: wanted });
    await lab.post(`/api/deployments/${waiting.json().deploymentId}/cancel`, {});
    expect((await minutes(place, 1)).decision?.words).toContain("needs the approval of somebody");

    await editAtVendor(place);
    expect((await minutes(place, 1)).decision?.words).toContain("Somebody changed the flow at the vendor");

    await lab.database.pool.query("update api_tokens set revoked_at = now() where role = 'publisher'");
    expect((await minutes(place, 1)).decision).toMatchObject({
      outcome: "held",
      words: expect.stringContaining("was revoked"),
    });
    expect((await lab.get(`/api/flows/${place.flowId}/versions`)).json().items).toHaveLength(2);
    const held = (await actions(place)).filter((action) => action === "queue-rule.held");
    expect(held).toHaveLength(4);
    await switchRule(place, false);
  });

  it("goes past an approval that was used, and does not repeat a publish that the vendor refused", async () => {
    const place = await live();
    const draft = (await lab.get(`/api/flows/${place.flowId}`)).json();
    const payload = { ...draft, description: "Approved" };
    await lab.asAdmin({ method: "PUT", url: `/api/flows/${place.flowId}`, payload, headers: { "if-match": '"1"' } });
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
    await lab.database.pool.query(
      `insert into approvals (workspace_id, id, flow_id, tenant_id, version, content_hash, state, authors, asked_by, asked_at)
       select workspace_id, 'approval_used', flow_id, $2, number, content_hash, 'approved', '{}', 'somebody', now()
       from versions where flow_id = $1 and number = 2`,
      [place.flowId, place.tenantId],
    );
    const back = await lab.post(`/api/flows/${place.flowId}/rollback`, { tenantId: place.tenantId }, "rule-back");
    expect(await lab.ended(back.json().deploymentId)).toMatchObject({ state: "live", version: 1 });

    await switchRule(place, true);
    await setQueue(0, 500);
    await sees(place, "waits");
    await lab.control("POST", "/faults", { method: "PATCH", path: "/api/v2/flows/*", status: 400, times: 1 }, GENESYS);
    const tried = await minutes(place, 2);
    expect(tried.change?.version).toBe(3);
    expect((await lab.ended(tried.change?.deploymentId ?? "")).state).toBe("failed");
    expect((await minutes(place, 15)).decision).toMatchObject({
      outcome: "held",
      words: expect.stringContaining(
        "of version 3, ended as failed: look at it, then switch the rule off and on again",
      ),
    });

    expect(await lab.publish(place, { version: 2 })).toMatchObject({ state: "live", version: 2 });
    await until(place, (rule) => expect(rule.change?.version).toBe(4));
    await switchRule(place, false);
  });

  it("changes nothing while a queue is unknown, and says which", async () => {
    const place = await live();
    await switchRule(place, true);
    await setQueue(0, 500);
    await sees(place, "waits");
    await lab.control("DELETE", "/resources/queue/queue-sales", undefined, GENESYS);
    expect((await minutes(place, 3)).decision).toMatchObject({
      outcome: "unknown",
      words: expect.stringContaining("Sales: there is no such queue at the vendor."),
    });
    await lab.control("POST", "/resources", { kind: "queue", id: "queue-sales" }, GENESYS);
    expect((await switchRule(place, false)).json()).toMatchObject({ on: false, decision: null });
    expect((await lab.get(`/api/flows/${place.flowId}/versions`)).json().items).toHaveLength(1);
  });
});

describe("who may switch it, and where", () => {
  it("takes publishers and admins alone, and has none where no version is live or the vendor does not tell", async () => {
    const place = await live();
    const viewer = await lab.newToken("viewer");
    const designer = await lab.newToken("designer");
    expect((await switchRule(place, true, viewer)).statusCode).toBe(403);
    expect((await switchRule(place, true, designer)).statusCode).toBe(403);
    const stranger = await lab.newToken("admin", "elsewhere-rule");
    expect((await switchRule(place, true, stranger)).statusCode).toBe(404);
    expect((await switchRule({ ...place, tenantId: "tenant_none" }, true)).statusCode).toBe(404);
    const unpublished = await lab.prepare(shop, GENESYS);
    expect((await switchRule(unpublished, true)).statusCode).toBe(404);
    expect((await lab.get(rulesUrl(unpublished))).json().items).toEqual([]);
    expect((await lab.get("/api/flows/none/queue-rules")).statusCode).toBe(404);
  });
});
