import { deploymentSchema, localTimeAt, type Deployment } from "@tonegraph/api-contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";

const ZONE = "Europe/Berlin";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let lab: PublishingLab;
beforeAll(async () => {
  lab = await startPublishingLab();
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

let keys = 0;

/** The local time in so many minutes, as a person types it. */
function inMinutes(minutes: number): string {
  return localTimeAt(lab.surroundings.now().getTime() + minutes * MINUTE, ZONE) ?? "";
}

function schedule({ flowId, tenantId }: Place, body: object) {
  keys += 1;
  return lab.post(`/api/flows/${flowId}/deployments`, { tenantId, ...body }, `schedule-${keys}`);
}

async function scheduled(place: Place, span: { from: string; until?: string }, more: object = {}): Promise<Deployment> {
  const accepted = await schedule(place, { schedule: { ...span, timeZone: ZONE }, ...more });
  if (accepted.statusCode !== 202) throw new Error(accepted.body);
  return deployment(accepted.json().deploymentId);
}

async function deployment(id: string): Promise<Deployment> {
  return deploymentSchema.parse((await lab.get(`/api/deployments/${id}`)).json());
}

const backOf = (start: Deployment) => String(start.schedule?.partnerId);
const heard = async (place: Place) => JSON.stringify(await lab.held(place));

/** A flow of which version 1 is live, and version 2 is in the draft. */
async function withVersionOneLive(): Promise<Place> {
  const place = await lab.prepare();
  await lab.publish(place);
  await lab.edit(place.flowId, "We are closed for Christmas.");
  return place;
}

describe("a schedule", () => {
  it("goes live at its time, and what was live right before comes back", async () => {
    const place = await withVersionOneLive();
    const start = await scheduled(place, { from: inMinutes(60), until: inMinutes(180) });
    expect(start).toMatchObject({
      state: "scheduled",
      kind: "publish",
      version: 2,
      schedule: { part: "start", timeZone: ZONE },
    });
    const back = await deployment(backOf(start));
    expect(back).toMatchObject({ state: "scheduled", kind: "rollback", version: 1, schedule: { part: "return" } });
    expect((await lab.get(`/api/flows/${place.flowId}/live?tenantId=${place.tenantId}`)).json().drift).toBe("inSync");

    // The version is frozen: later edits are not in it. And another publish meanwhile is what comes back.
    await lab.edit(place.flowId, "Something that is not finished.");
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 3 });
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan.waiting.map((one: { words: string }) => one.words)).toEqual([
      expect.stringMatching(/^Version 2 is scheduled from .* until .* \(Europe\/Berlin\) and will take the place/u),
      expect.stringContaining("What is live then comes back"),
    ]);

    lab.surroundings.advance(HOUR + MINUTE);
    expect(await lab.ended(start.id)).toMatchObject({ state: "live", version: 2 });
    expect(await heard(place)).toContain("closed for Christmas");
    expect(await deployment(back.id)).toMatchObject({ state: "scheduled", version: 3 });

    lab.surroundings.advance(2 * HOUR);
    const ended = await lab.ended(back.id);
    expect(ended).toMatchObject({ state: "live", kind: "rollback", version: 3 });
    expect(await heard(place)).toContain("not finished");
    const audit = (await lab.get(`/api/audit?flowId=${place.flowId}`)).json().items;
    const actions = audit.map((entry: { action: string }) => entry.action);
    expect(actions.filter((action: string) => action === "DEPLOY_SCHEDULED")).toHaveLength(1);
    expect(actions.filter((action: string) => action === "DEPLOY_SUCCESS")).toHaveLength(4);
  });

  it("is refused with its place where it cannot be kept", async () => {
    const place = await withVersionOneLive();
    await scheduled(place, { from: inMinutes(120), until: inMinutes(240) });
    const first = await lab.prepare();
    const cases: [Place, object, number, string, string][] = [
      [place, { from: inMinutes(-1) }, 400, "/schedule/from", "in-the-past"],
      [place, { from: inMinutes(60), until: inMinutes(30) }, 400, "/schedule/until", "reversed"],
      [place, { from: inMinutes(150) }, 409, "/schedule/from", "overlap"],
      [place, { from: inMinutes(60), until: inMinutes(150) }, 409, "/schedule/until", "overlap"],
      [place, { from: "2026-02-30T10:00" }, 400, "/schedule/from", "invalid-time"],
      [place, { from: inMinutes(60), timeZone: "Middle/Earth" }, 400, "/schedule/timeZone", "invalid-zone"],
      [first, { from: inMinutes(60), until: inMinutes(120) }, 400, "/schedule/until", "nothing-to-return-to"],
    ];
    for (const [where, span, status, pointer, code] of cases) {
      const refused = await schedule(where, { schedule: { timeZone: ZONE, ...span } });
      expect([refused.statusCode, refused.json().errors[0]]).toMatchObject([status, { pointer, code }]);
    }
    const zoneless = await schedule(place, { schedule: { from: inMinutes(300) } });
    expect(zoneless.json().errors[0]).toMatchObject({ pointer: "/schedule/timeZone", code: "required" });
    await lab.edit(place.flowId, "x".repeat(600));
    const faulty = await schedule(place, { schedule: { from: inMinutes(300), timeZone: ZONE } });
    expect(faulty.json()).toMatchObject({ status: 422, code: "flow-has-errors" });
    const removal = await lab.asAdmin({ method: "DELETE", url: `/api/tenants/${place.tenantId}` });
    expect(removal.json()).toMatchObject({ status: 409, code: "in-use" });
  });

  it("takes the tenant's own zone, and its plan says what becomes of times that clocks skip", async () => {
    const place = await withVersionOneLive();
    const url = `/api/tenants/${place.tenantId}`;
    const wrong = await lab.asAdmin({
      method: "PATCH",
      url,
      payload: { settings: { publishing: { timeZone: "Mars" } } },
    });
    expect(wrong.json().errors[0]).toMatchObject({ pointer: "/settings/publishing/timeZone" });
    const { settings } = (await lab.get(url)).json();
    const publishing = { timeZone: ZONE };
    await lab.asAdmin({ method: "PATCH", url, payload: { settings: { ...settings, publishing } } });
    const planned = await lab.post(`/api/flows/${place.flowId}/plan`, {
      tenantId: place.tenantId,
      schedule: { from: "2027-03-28T02:30", until: "2027-03-29T08:00" },
    });
    expect(planned.json().schedule).toMatchObject({
      timeZone: ZONE,
      by: "tonegraph",
      startsAt: "2027-03-28T01:30:00.000Z",
      returnsTo: 1,
    });
    expect(planned.json().schedule.notes.join("\n")).toContain("never show 02:30. It will be 03:30 instead.");
  });

  it("is cancelled with its way back, or the way back alone", async () => {
    const place = await withVersionOneLive();
    const start = await scheduled(place, { from: inMinutes(60), until: inMinutes(120) });
    expect((await lab.post(`/api/deployments/${start.id}/cancel`, {})).json().state).toBe("cancelled");
    expect(await deployment(backOf(start))).toMatchObject({ state: "cancelled", error: { code: "start-not-live" } });
    const again = await scheduled(place, { from: inMinutes(60), until: inMinutes(120) });
    expect((await lab.post(`/api/deployments/${backOf(again)}/cancel`, {})).json().state).toBe("cancelled");
    lab.surroundings.advance(HOUR + MINUTE);
    expect(await lab.ended(again.id)).toMatchObject({ state: "live" });
    const late = await lab.post(`/api/deployments/${again.id}/cancel`, {});
    expect(late.json()).toMatchObject({ status: 409, code: "deployment-not-cancellable" });
  });

  it("looks at drift and errors when its time has come, and what was published meanwhile is not undone", async () => {
    const drifted = await withVersionOneLive();
    const stopped = await scheduled(drifted, { from: inMinutes(60), until: inMinutes(120) });
    const { id, artefact } = JSON.parse((await heard(drifted)).replaceAll("Press 1 for sales", "Press 1 for others"));
    await lab.control("PUT", `/flows/${id}`, artefact);
    const place = await withVersionOneLive();
    const start = await scheduled(place, { from: inMinutes(60), until: inMinutes(120) });

    lab.surroundings.advance(HOUR + MINUTE);
    expect(await lab.ended(stopped.id)).toMatchObject({ state: "failed", error: { code: "drifted" } });
    expect(await lab.ended(backOf(stopped))).toMatchObject({ state: "cancelled", error: { code: "start-not-live" } });
    expect(await lab.ended(start.id)).toMatchObject({ state: "live" });
    await lab.edit(place.flowId, "We are back early.");
    expect(await lab.publish(place)).toMatchObject({ state: "live", version: 3 });
    expect(await lab.ended(backOf(start))).toMatchObject({
      state: "superseded",
      error: { code: "published-meanwhile" },
    });
    expect(await heard(place)).toContain("back early");
  });

  it("is late but says so, does nothing when its span is over, and nothing when it is live already", async () => {
    const [late, over, equal] = [await withVersionOneLive(), await withVersionOneLive(), await withVersionOneLive()];
    const began = await scheduled(late, { from: inMinutes(60), until: inMinutes(600) });
    const missed = await scheduled(over, { from: inMinutes(60), until: inMinutes(120) });
    const live = await scheduled(equal, { from: inMinutes(60) });
    await lab.publish(equal);
    lab.surroundings.advance(5 * HOUR);
    expect((await lab.ended(began.id)).warnings).toEqual([
      expect.stringMatching(/^It began 4 h \d+ min after its time/u),
    ]);
    expect(await lab.ended(missed.id)).toMatchObject({ state: "cancelled", error: { code: "window-missed" } });
    expect(await lab.ended(backOf(missed))).toMatchObject({ state: "cancelled", error: { code: "start-not-live" } });
    expect(await lab.ended(live.id)).toMatchObject({ state: "superseded", error: { code: "nothing-changed" } });
    expect(await heard(over)).toContain("Press 1 for sales");
  });
});
