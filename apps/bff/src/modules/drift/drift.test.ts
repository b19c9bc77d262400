import { driftEventSchema, type DriftFinding, type ThreeWay } from "@tonegraph/api-contract";
import { descriptors, findDescriptor } from "@tonegraph/dialect-catalogue";
import { parseFlow, type Flow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { editBehindOurBack } from "../../testing/vendor-edits.ts";

const heldSchema = z.object({ id: z.string(), artefact: z.record(z.string(), z.json()) });
let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
  await hurryVendors(lab.sandboxUrl);
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

async function live(dialect: string): Promise<Place & { readonly dialect: string }> {
  const profile = findDescriptor(dialect)?.profile;
  if (profile === undefined) throw new Error(`there is no dialect ${dialect}`);
  const place = await lab.prepare(menuWithKey("3", profile), dialect);
  expect((await lab.publish(place)).state).toBe("live");
  return { ...place, dialect };
}

async function heldBy({ flowId, tenantId, dialect }: Place & { readonly dialect: string }): Promise<unknown> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  return lab.control("GET", `/flows/${externalId}`, undefined, dialect);
}

const check = async ({ flowId, tenantId }: Place): Promise<DriftFinding> =>
  (await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId })).json();
const threeWay = async ({ flowId, tenantId }: Place): Promise<ThreeWay> =>
  (await lab.get(`/api/flows/${flowId}/drift/merge?tenantId=${tenantId}`)).json();
const draftOf = async (flowId: string): Promise<Flow> => {
  const parsed = parseFlow((await lab.get(`/api/flows/${flowId}`)).json());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const merge = ({ flowId, tenantId }: Place, { liveHash, revision }: ThreeWay, choices: object = {}) =>
  lab.asAdmin({
    method: "POST",
    url: `/api/flows/${flowId}/drift/merge`,
    payload: { tenantId, liveHash, choices },
    headers: { "if-match": `"${revision}"` },
  });

async function events(flowId: string): Promise<string[]> {
  const { rows } = await lab.database.pool.query<{ payload_json: string }>(
    "select payload_json from outbox where topic like 'drift%' and payload_json like $1 order by id",
    [`%${flowId}%`],
  );
  return rows.map(({ payload_json: text }) => driftEventSchema.parse(JSON.parse(text)).type);
}

describe.each(descriptors.map(({ id }) => id))("an edit at the vendor, %s", (dialect) => {
  it("is found, told, merged, and never overwritten unasked", async () => {
    const place = await live(dialect);
    expect(await check(place)).toMatchObject({ state: "inSync", version: 1, liveHash: null, message: "" });
    const before = await heldBy(place);
    await editBehindOurBack(lab, place, 1);
    const found = await check(place);
    expect(found).toMatchObject({ state: "drifted", foundAt: found.checkedAt });
    expect((await check(place)).foundAt).toBe(found.foundAt);
    expect((await lab.get("/api/drift")).json().items).toContainEqual(
      expect.objectContaining({ flowId: place.flowId }),
    );
    expect(await events(place.flowId)).toEqual(["driftFound"]);

    const refused = await lab.post(
      `/api/flows/${place.flowId}/deployments`,
      { tenantId: place.tenantId, version: 1 },
      `x-${place.flowId}`,
    );
    expect(refused.json()).toMatchObject({ code: "drifted", liveHash: found.liveHash });
    const edited = await heldBy(place);
    expect(edited).not.toEqual(before);

    const ways = await threeWay(place);
    expect(ways).toMatchObject({ state: "drifted", obstacle: "", liveHash: found.liveHash });
    expect(ways.changes.length).toBeGreaterThan(0);
    const choices = Object.fromEntries(ways.changes.map(({ id }) => [id, "theirs"]));
    const merged = await merge(place, ways, choices);
    expect([merged.statusCode, merged.json()]).toMatchObject([200, { keptDraftId: expect.any(String) }]);
    expect((await threeWay(place)).changes).toEqual([]);
  });
});

describe.each(["cxone-ivr-menus", "cxone-campaign-rules"])(
  "a flow that somebody deleted at the vendor, %s",
  (dialect) => {
    it("is said to be gone wherever it is told of, and is made anew when somebody wants that", async () => {
      const place = await live(dialect);
      const { flowId, tenantId } = place;
      const atVendor = async () => (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
      await lab.control("DELETE", `/flows/${(await atVendor()).externalId}`, undefined, dialect);

      const told = expect.stringMatching(/^The flow is not on .+ any more: somebody deleted it there\./u);
      expect(await check(place)).toMatchObject({ state: "drifted", liveHash: "absent", message: told });
      const inTheList = async () =>
        (await lab.get("/api/flows")).json().items.find(({ id }: { id: string }) => id === flowId).live;
      expect(await inTheList()).toMatchObject([{ tenantId, isGone: true }]);
      const plan = (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
      expect(plan.drift).toEqual({ state: "drifted", liveHash: "absent", words: told });
      expect(await threeWay(place)).toMatchObject({ flows: null, changes: [], raw: [], obstacle: told });
      const refused = await lab.post(`/api/flows/${flowId}/deployments`, { tenantId, version: 1 }, `gone-${flowId}`);
      expect(refused.json()).toMatchObject({ code: "drifted", detail: told, liveHash: "absent" });

      expect((await lab.publish({ flowId, tenantId }, { overDrift: "absent" })).state).toBe("live");
      expect(await atVendor()).toMatchObject({ drift: "inSync" });
      expect(await inTheList()).toMatchObject([{ tenantId, isGone: false }]);
    });
  },
);

describe("merging", () => {
  const DIALECT = "cxone-ivr-menus";

  it("asks about what both changed, and names who chose what is not there", async () => {
    const place = await live(DIALECT);
    await lab.edit(place.flowId, "We said this.");
    await editBehindOurBack(lab, place, 2);
    const ways = await threeWay(place);
    const [conflict] = ways.changes.filter((change) => change.conflict);
    expect(conflict?.theirs.join()).toContain("says");
    expect(conflict?.ours.join()).toContain("We said this.");
    const open = await merge(place, ways);
    expect([open.statusCode, open.json()]).toMatchObject([
      400,
      { code: "invalid-body", errors: [{ code: "undecided" }] },
    ]);
    const strange = await merge(place, ways, { [conflict?.id ?? ""]: "ours", "node:none": "theirs" });
    expect(strange.json()).toMatchObject({ errors: [{ pointer: "/choices/node:none", code: "unknown-change" }] });
    expect((await merge(place, { ...ways, liveHash: "0".repeat(64) }, {})).json()).toMatchObject({ code: "drifted" });
    expect((await merge(place, { ...ways, revision: 99 }, { [conflict?.id ?? ""]: "ours" })).statusCode).toBe(412);
    const kept = await merge(place, ways, { [conflict?.id ?? ""]: "ours" });
    expect(kept.json()).toMatchObject({ keptDraftId: null, revision: ways.revision });
    const text = JSON.stringify((await draftOf(place.flowId)).prompts);
    expect(text).toContain("We said this.");
    await merge(place, ways, { [conflict?.id ?? ""]: "theirs" });
    expect(JSON.stringify((await draftOf(place.flowId)).prompts)).not.toContain("We said this.");
    const { items } = (await lab.get(`/api/flows/${place.flowId}/kept-drafts`)).json();
    expect(items).toMatchObject([{ reason: "merge", revision: ways.revision, keptBy: "Bootstrap" }]);
  });

  it("is refused with words and the raw difference where the vendor's content cannot be drawn", async () => {
    const place = await live(DIALECT);
    const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
    await lab.control("PUT", `/flows/${externalId}`, { name: "odd", nodes: "none of ours" }, DIALECT);
    const ways = await threeWay(place);
    expect(ways).toMatchObject({ state: "drifted", flows: null, changes: [] });
    expect(ways.obstacle).toContain("cannot be drawn");
    expect(ways.raw.map(({ pointer }) => pointer)).toContain("/nodes");
    expect((await merge(place, ways)).json()).toMatchObject({ code: "cannot-merge" });
  });

  it("tells what no block shows by its field, and no other name of a key where the vendor has none", async () => {
    const place = await live("genesys-menu-flows");
    const held = heldSchema.parse(await heldBy(place));
    const text = JSON.stringify({ ...held.artefact, colour: "mauve" }).replaceAll(
      "queue_sales_001",
      "queue_billing_01",
    );
    await lab.control("PUT", `/flows/${held.id}`, JSON.parse(text), place.dialect);
    const { changes, raw } = await threeWay(place);
    expect(raw).toEqual([{ pointer: "/colour", after: "mauve" }]);
    const told = changes.flatMap(({ theirs }) => theirs);
    expect(told).toContain("What the vendor's document says beyond the drawing is added");
    expect(told.join()).toMatch(/key 1 now leads to Billing/u);
    expect(told.join()).not.toContain("is now called");
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan.drift.beyond).toEqual(raw);
    const drift = JSON.stringify([plan.drift.changes, plan.changes]);
    expect(drift).toMatch(/key 1 now leads to Billing/u);
    expect(drift).not.toContain("is now called");
  });

  it("is published over only with the content that was seen, and is gone then", async () => {
    const place = await live(DIALECT);
    await editBehindOurBack(lab, place, 1);
    const { liveHash } = await check(place);
    await lab.edit(place.flowId, "Ours.");
    expect((await lab.publish(place, { overDrift: liveHash })).state).toBe("live");
    expect(await check(place)).toMatchObject({ state: "inSync", version: 2 });
    expect(await events(place.flowId)).toEqual(["driftFound", "driftGone"]);
  });

  it("is told again when the vendor goes back, and says nothing of what is not published", async () => {
    const place = await live(DIALECT);
    const { externalId } = (await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json();
    const before = (await lab.held(place)) as { artefact: object };
    await editBehindOurBack(lab, place, 1);
    await check(place);
    await lab.control("PUT", `/flows/${externalId}`, before.artefact, DIALECT);
    expect(await check(place)).toMatchObject({ state: "inSync", foundAt: null });
    expect(await events(place.flowId)).toEqual(["driftFound", "driftGone"]);
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}&action=drift.gone`)).json();
    expect(audit.items).toMatchObject([{ actor: "system", details: { why: "changedBack", tenantId: place.tenantId } }]);
    expect((await merge(place, await threeWay(place))).json()).toMatchObject({ code: "nothing-changed" });

    await lab.fault({ target: "read", status: 503, times: 50 });
    const unread = await check(place);
    expect(unread).toMatchObject({ state: "inSync", checkedAt: expect.any(String) });
    expect(unread.message).not.toBe("");
    await lab.control("DELETE", "/faults", undefined, DIALECT);

    const nowhere = await lab.post("/api/flows/flow_none/drift/check", { tenantId: place.tenantId });
    const unpublished = await lab.prepare();
    const never = await lab.post(`/api/flows/${unpublished.flowId}/drift/check`, { tenantId: unpublished.tenantId });
    expect([nowhere.statusCode, never.statusCode]).toEqual([404, 404]);
    // A tenant with live flows is not removed by the API; one that is gone all the same is not asked any more.
    await lab.database.pool.query("update tenants set deleted_at = now() where id = $1", [place.tenantId]);
    expect((await lab.get(`/api/flows/${place.flowId}/drift`)).json()).toEqual({ items: [] });
  });
});
