import { findDescriptor } from "@tonegraph/dialect-catalogue";
import type { Flow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hurryVendors } from "../../testing/hurry-vendors.ts";
import { menuWithKey, type MenuKey } from "../../testing/menu-with-key.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const DIALECT = "cxone-campaign-rules";
const [MAY, JUNE] = [
  { from: "2090-05-01T00:00:00Z", until: "2090-05-31T00:00:00Z" },
  { from: "2090-06-01T00:00:00Z", until: "2090-06-30T00:00:00Z" },
];

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

function menu(more: Partial<Flow> = {}, key: MenuKey = "3"): Flow {
  const profile = findDescriptor(DIALECT)?.profile;
  if (profile === undefined) throw new Error("the dialect is missing");
  return { ...menuWithKey(key, profile), ...more };
}

/** What the vendor holds of the flow that is live. */
async function held({ flowId, tenantId }: Place): Promise<{ id: string; artefact: Record<string, unknown> }> {
  const { externalId } = (await lab.get(`/api/flows/${flowId}/live?tenantId=${tenantId}`)).json();
  return (await lab.control("GET", `/flows/${externalId}`, undefined, DIALECT)) as never;
}

async function changeAtTheVendor(place: Place, change: object): Promise<void> {
  const { id, artefact } = await held(place);
  await lab.control("PUT", `/flows/${id}`, { ...artefact, ...change }, DIALECT);
}

async function redraw({ flowId }: Place, changes: Partial<Flow>): Promise<void> {
  const draft = await lab.get(`/api/flows/${flowId}`);
  const headers = { "if-match": String(draft.headers.etag) };
  const payload = { ...draft.json(), ...changes };
  const saved = await lab.asAdmin({ method: "PUT", url: `/api/flows/${flowId}`, payload, headers });
  expect(saved.statusCode).toBe(200);
}

const planOf = async ({ flowId, tenantId }: Place) =>
  (await lab.post(`/api/flows/${flowId}/plan`, { tenantId })).json();
const check = async ({ flowId, tenantId }: Place) =>
  (await lab.post(`/api/flows/${flowId}/drift/check`, { tenantId })).json();
const refusal = async ({ flowId, tenantId }: Place, key: string) =>
  (await lab.post(`/api/flows/${flowId}/deployments`, { tenantId }, key)).json();

// One flow goes through it all: a publish takes seconds, because the vendor's engine does.
it("sends the drawing's own times, takes other times for a change, and finds what was switched at the vendor", async () => {
  const place = await lab.prepare(menu({ activeWindow: MAY }), DIALECT);
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 1 });
  const first = await held(place);
  expect(first.artefact).toMatchObject({ status: "ACTIVE", effectiveDate: MAY.from, expirationDate: MAY.until });
  expect(await check(place)).toMatchObject({ state: "inSync", message: "" });
  expect(await refusal(place, "same-times")).toMatchObject({ code: "nothing-changed" });

  await redraw(place, { activeWindow: JUNE });
  const plan = await planOf(place);
  expect(plan).toMatchObject({ version: 2, drift: { state: "inSync" } });
  expect(plan.changes.map((change: { words: string }) => change.words)).toEqual([
    "Callers are let in from 2090-06-01 00:00 UTC until 2090-06-30 00:00 UTC (was from 2090-05-01 00:00 UTC until 2090-05-31 00:00 UTC)",
  ]);
  expect(await lab.publish(place)).toMatchObject({ state: "live", version: 2 });
  const second = await held(place);
  expect(second.artefact).toMatchObject({ status: "ACTIVE", effectiveDate: JUNE.from, expirationDate: JUNE.until });
  const former = (await lab.control("GET", `/flows/${first.id}`, undefined, DIALECT)) as typeof first;
  expect([second.id === first.id, former.artefact["status"]]).toEqual([false, "INACTIVE"]);

  await changeAtTheVendor(place, { expirationDate: "2091-01-01T00:00:00Z" });
  expect((await check(place)).message).toContain("until 2091-01-01 00:00 UTC instead of until 2090-06-30 00:00 UTC");
  await changeAtTheVendor(place, { status: "INACTIVE", expirationDate: JUNE.until });
  const liveHash = await expectSwitchedOff(place);
  const wish = { tenantId: place.tenantId, toVersion: 1, overDrift: liveHash };
  const back = await lab.post(`/api/flows/${place.flowId}/rollback`, wish, "back");
  expect(await lab.ended(back.json().deploymentId)).toMatchObject({ state: "live", version: 1 });
  const { from: effectiveDate, until: expirationDate } = MAY;
  expect((await held(place)).artefact).toMatchObject({ status: "ACTIVE", effectiveDate, expirationDate });
  expect(await check(place)).toMatchObject({ state: "inSync", message: "" });

  await redraw(place, { activeWindow: { from: "2020-01-01T00:00:00Z", until: "2020-02-01T00:00:00Z" } });
  const over =
    "The window is over: 2020-02-01T00:00:00Z has passed. Change the flow's active time, or give another window.";
  expect((await planOf(place)).report).toContainEqual({ kind: "approximated", code: "window-over", words: over });
  expect(await refusal(place, "over")).toMatchObject({
    code: "invalid-body",
    errors: [{ pointer: "/activeWindow", code: "in-the-past" }],
    detail: over,
  });
  // Times that are typed when publishing take the place of those of the drawing.
  const typed = { tenantId: place.tenantId, version: 1, window: { expirationDate: "2091-01-01T00:00:00Z" } };
  const accepted = await lab.post(`/api/flows/${place.flowId}/deployments`, typed, "typed");
  expect(accepted.statusCode).toBe(202);
});

/** A flow that was switched off is told everywhere, and nothing of it is merged or overwritten unasked. */
async function expectSwitchedOff(place: Place): Promise<string> {
  const words = "Somebody switched the flow off at the vendor: it answers no calls.";
  const found = await check(place);
  expect(found).toMatchObject({ state: "drifted", message: words, liveHash: expect.any(String) });
  expect(await planOf(place)).toMatchObject({ drift: { state: "drifted", words, liveHash: found.liveHash } });
  expect(await refusal(place, "off")).toMatchObject({ code: "drifted", detail: expect.stringContaining(words) });
  const ways = (await lab.get(`/api/flows/${place.flowId}/drift/merge?tenantId=${place.tenantId}`)).json();
  expect(ways).toMatchObject({ state: "drifted", changes: [], obstacle: expect.stringContaining("nothing to merge") });
  const merged = await lab.asAdmin({
    method: "POST",
    url: `/api/flows/${place.flowId}/drift/merge`,
    payload: { tenantId: place.tenantId, liveHash: ways.liveHash, choices: {} },
    headers: { "if-match": `"${ways.revision}"` },
  });
  expect(merged.json()).toMatchObject({ code: "nothing-changed", detail: expect.stringContaining(words) });
  return found.liveHash;
}

/** The time by which the vendors live now. */
async function vendorsTime(change?: object): Promise<number> {
  const asked = change === undefined ? {} : { method: "POST", body: JSON.stringify(change) };
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${lab.sandboxUrl}/_control/clock`, { ...asked, headers });
  const { now } = (await answer.json()) as { readonly now: string };
  return Date.parse(now);
}

// Last, because it moves the vendors' clock.
it.each([
  [-3, [1, 2]],
  [3, [1]],
])("lets callers in at once where the vendor's clock is %i h from ours, and says so", async (hours, versions) => {
  await vendorsTime({ at: new Date(Date.now() + hours * 3_600_000).toISOString() });
  const place = await lab.prepare(menu(), DIALECT);
  for (const version of versions) {
    if (version === 2) await redraw(place, menu({}, "4"));
    expect(await lab.publish(place)).toMatchObject({ state: "live", version });
    const { artefact } = await held(place);
    expect(artefact).toMatchObject({ status: "ACTIVE", expirationDate: null });
    const openForMs = (await vendorsTime()) - Date.parse(String(artefact["effectiveDate"]));
    expect([openForMs >= 0, openForMs < 3_600_000]).toEqual([true, true]);
    expect(await check(place)).toMatchObject({ state: "inSync", message: "" });
  }
  const { clock } = (await lab.get(`/api/tenants/${place.tenantId}/health`)).json();
  expect(clock.words).toContain(`NICE CXone's clock is 3 hours ${hours < 0 ? "behind" : "ahead of"} ours.`);
});
