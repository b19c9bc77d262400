// A vendor that gives flows ids of its own: an exit to a flow of ours leads to the id that this tenant gave it.
import type { Flow } from "@tonegraph/flow-model";
import { flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { labTenant } from "../../testing/lab-tenant.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const DIALECT = "genesys-menu-flows";
const HOUR_MS = 3_600_000;
const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await lab.control("POST", "/callers", { seed: 7, callsPerHour: 1200, sinceDays: 1, rhythm: "flat" }, DIALECT);
});
afterAll(() => lab.close());

function afterHours(words = "We are closed."): Flow {
  return flowOf({
    nodes: {
      node_m: menu({ label: "Closed", keys: ["1"], promptId: "prompt_m", ...once }),
      node_q: queue("queue-sales"),
    },
    wires: ["node_start -> node_m", ...["key:1", "noInput", "noMatch"].map((port) => `node_m.${port} -> node_q`)],
    prompts: { prompt_m: words },
    flow: { name: "After hours", profile: DIALECT },
  });
}

function mainLine(flowId: string): Flow {
  return flowOf({
    nodes: {
      node_m: menu({ label: "Main", keys: ["1", "2"], promptId: "prompt_m", ...once }),
      node_q: queue("queue-sales"),
      node_f: subflow({ flowId, label: "Closed hours" }),
    },
    wires: [
      "node_start -> node_m",
      "node_m.key:2 -> node_f",
      "node_f.failed -> node_q",
      ...["key:1", "noInput", "noMatch"].map((port) => `node_m.${port} -> node_q`),
    ],
    prompts: { prompt_m: "Press 1 for sales, 2 when we are closed." },
    flow: { name: "Main line", profile: DIALECT },
  });
}

interface Place {
  readonly tenantId: string;
  readonly flowId: string;
}

/** A tenant with both flows in the workspace; nothing is published. */
async function prepared(): Promise<{ readonly sub: Place; readonly main: Place }> {
  const sub = await lab.prepare(afterHours(), DIALECT);
  const { id: _id, ...document } = mainLine(sub.flowId);
  const created = await lab.post("/api/flows", document);
  return { sub, main: { tenantId: sub.tenantId, flowId: String(created.json().id) } };
}

const live = async ({ flowId, tenantId }: Place) =>
  (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
const plan = async ({ flowId, tenantId }: Place) => (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
const held = async (place: Place) =>
  JSON.stringify(await lab.control("GET", `/flows/${(await live(place)).externalId}`, undefined, DIALECT));
const known = async ({ tenantId }: Place, id: string) =>
  (await lab.get(`/api/tenants/${tenantId}/resources/one?kind=flow&id=${id}`)).json();
const feedSchema = z.object({
  visits: z.array(z.object({ callId: z.string() })),
  nextCursor: z.string().nullable(),
});

/** Whose calls came through a flow at the vendor in the last two hours, a call for each block that it was at. */
async function callsThrough(externalId: string): Promise<string[]> {
  const to = Date.now();
  const [from, until] = [to - 2 * HOUR_MS, to].map((ms) => new Date(ms).toISOString());
  const callIds: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = `flowId=${externalId}&from=${from}&to=${until}${cursor === "" ? "" : `&cursor=${cursor}`}`;
    const feed: Response = await fetch(`${lab.sandboxUrl}/${DIALECT}/_calls?${query}`);
    const page = feedSchema.parse(await feed.json());
    callIds.push(...page.visits.map(({ callId }) => callId));
    cursor = page.nextCursor;
  }
  return callIds;
}

const unsupported = (report: readonly { kind: string }[]) => report.filter(({ kind }) => kind === "unsupported");

describe("a flow that leads to another one of ours", () => {
  let places: Awaited<ReturnType<typeof prepared>>;
  let given: string;

  it("is not published before that one is, and says which", async () => {
    places = await prepared();
    const { main } = places;
    const name = await nameOf(main);
    const words = `“After hours” was never published to ${name}, and “Closed hours” leads callers there. Publish “After hours” to ${name} first.`;
    expect(unsupported((await plan(main)).report)).toEqual([
      { kind: "unsupported", code: "subflow-not-published", nodeId: "node_f", words },
    ]);
    const refused = await lab.post(`/api/flows/${main.flowId}/deployments`, { tenantId: main.tenantId }, "too-early");
    expect(refused.json()).toMatchObject({
      code: "flow-has-errors",
      errors: [{ pointer: "/nodes/node_f", code: "subflow-not-published", message: words }],
    });
  });

  it("leads to the vendor's id of it once it is, and callers walk from one to the other", async () => {
    const { sub, main } = places;
    expect(await lab.publish(sub)).toMatchObject({ state: "live" });
    given = (await live(sub)).externalId;
    expect(given).not.toBe(sub.flowId);
    expect(unsupported((await plan(main)).report)).toEqual([]);
    expect(await lab.publish(main)).toMatchObject({ state: "live", version: 1 });
    expect(await held(main)).toContain(`"targetFlowId":"${given}"`);
    expect(await live(main)).toMatchObject({ drift: "inSync" });
    const { externalId } = await live(main);
    const callIds = await callsThrough(given);
    expect(callIds.filter((callId) => callId.startsWith(externalId)).length).toBeGreaterThan(0);
  });

  it("is drawn with our id again where somebody changed it there, so that only that change is told", async () => {
    const { sub, main } = places;
    const { externalId } = await live(main);
    const edited = JSON.parse((await held(main)).replace('"timeoutSeconds":5', '"timeoutSeconds":9'));
    await lab.control("PUT", `/flows/${externalId}`, edited.artefact, DIALECT);
    expect(await live(main)).toMatchObject({ drift: "drifted" });
    const merge = (await lab.get(`/api/flows/${main.flowId}/drift/merge?tenantId=${main.tenantId}`)).json();
    const subflows = Object.values(
      z.record(z.string(), z.looseObject({ kind: z.string() })).parse(merge.flows.theirs.nodes),
    );
    expect(subflows.find(({ kind }) => kind === "subflow")).toMatchObject({ flowId: sub.flowId });
    expect(merge.changes).toHaveLength(1);
    expect(JSON.stringify((await plan(main)).drift.changes)).not.toContain(given);
    const { liveHash } = (await plan(main)).drift;
    expect(await lab.publish(main, { overDrift: liveHash })).toMatchObject({ state: "live" });
  });

  it("says “not found there” at the field and in the plan when that one is taken away, and follows its new id", async () => {
    const { sub, main } = places;
    expect(await known(main, sub.flowId)).toEqual({ exists: true });
    await lab.control("DELETE", `/resources/flow/${given}`, undefined, DIALECT);
    expect(unsupported((await plan(main)).report)).toMatchObject([{ code: "subflow-not-found", nodeId: "node_f" }]);
    expect(await known(main, sub.flowId)).toEqual({ exists: false });
    const { liveHash } = (await plan(sub)).drift;
    expect(await lab.publish(sub, { overDrift: liveHash })).toMatchObject({ state: "live" });
    const { externalId: renewed } = await live(sub);
    expect(renewed).not.toBe(given);
    const again = { kind: "changed", what: "node.flowId", nodeId: "node_f" };
    const words = `“Closed hours” leads to “After hours” as it is on ${await nameOf(main)} now (${renewed})`;
    expect((await plan(main)).changes).toEqual([{ ...again, words }]);
    expect(await lab.publish(main)).toMatchObject({ state: "live", version: 1 });
    expect(await held(main)).toContain(`"targetFlowId":"${renewed}"`);
    expect((await plan(main)).changes).toEqual([]);
  });

  it("comes back from a vendor's document with our id, and leads to another tenant's id there", async () => {
    const { main } = places;
    const { artefact } = JSON.parse(await held(main));
    const imported = (await lab.post("/api/flows/import", { dialect: DIALECT, artefact })).json();
    expect(JSON.stringify(imported.flow.nodes)).toContain(places.sub.flowId);
    const other = await prepared();
    const elsewhere = { flowId: main.flowId, tenantId: other.sub.tenantId };
    expect(unsupported((await plan(elsewhere)).report)).toMatchObject([{ code: "subflow-not-published" }]);
    const there = { flowId: places.sub.flowId, tenantId: other.sub.tenantId };
    expect(await lab.publish(there)).toMatchObject({ state: "live" });
    expect(await lab.publish(elsewhere)).toMatchObject({ state: "live" });
    expect(await held(elsewhere)).toContain(`"targetFlowId":"${(await live(there)).externalId}"`);
  });
});

it("calls the flows that a block leads to by their names in the plan", async () => {
  const { sub, main } = await prepared();
  expect((await plan(main)).changes).toContainEqual({
    kind: "added",
    what: "node",
    nodeId: "node_f",
    words: expect.stringContaining("Closed hours (sub-flow “After hours”) is added"),
  });
  expect(await lab.publish(sub)).toMatchObject({ state: "live" });
  expect(await lab.publish(main)).toMatchObject({ state: "live" });
  const { id: _id, ...weekend } = { ...afterHours(), name: "Weekend" };
  const other = { tenantId: main.tenantId, flowId: String((await lab.post("/api/flows", weekend)).json().id) };
  expect(await lab.publish(other)).toMatchObject({ state: "live" });
  const draft = await lab.get(`/api/flows/${main.flowId}`);
  const saved = await lab.asAdmin({
    method: "PUT",
    url: `/api/flows/${main.flowId}`,
    headers: { "if-match": String(draft.headers.etag) },
    payload: JSON.parse(draft.body.replaceAll(sub.flowId, other.flowId)),
  });
  expect(saved.statusCode).toBe(200);
  expect((await plan(main)).changes).toEqual([
    {
      kind: "changed",
      what: "node.flowId",
      nodeId: "node_f",
      words: "Closed hours: the sub-flow is now “Weekend” (was “After hours”)",
    },
  ]);
});

it("passes an id that is none of our flows as it is typed", async () => {
  const { sub } = await prepared();
  const { id: _id, ...document } = mainLine("flow-after-hours");
  const place = { tenantId: sub.tenantId, flowId: String((await lab.post("/api/flows", document)).json().id) };
  expect(await lab.publish(place)).toMatchObject({ state: "live" });
  expect(await held(place)).toContain('"targetFlowId":"flow-after-hours"');
});

it("is listed with our id as soon as it is published, however fresh the list is that was kept", async () => {
  const { sub } = await prepared();
  const settings = { ...labTenant(lab.sandboxUrl, DIALECT).settings, callFeed: "sandbox" };
  await lab.asAdmin({ method: "PATCH", url: `/api/tenants/${sub.tenantId}`, payload: { settings } });
  const listed = async () => (await lab.get(`/api/tenants/${sub.tenantId}/resources?kind=flow`)).json();
  expect(await listed()).toMatchObject({ known: true });
  expect(JSON.stringify(await listed())).not.toContain(sub.flowId);
  expect(await known(sub, sub.flowId)).toEqual({ exists: false });
  lab.surroundings.advance(1);
  expect(await lab.publish(sub)).toMatchObject({ state: "live" });
  lab.surroundings.advance(1);
  expect((await listed()).items).toContainEqual({ id: sub.flowId, name: "After hours" });
  expect(await known(sub, sub.flowId)).toEqual({ exists: true });
});

async function nameOf({ tenantId }: { readonly tenantId: string }): Promise<string> {
  return (await lab.get(`/api/tenants/${tenantId}`)).json().name;
}
