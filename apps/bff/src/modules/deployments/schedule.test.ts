import { deploymentSchema, localTimeAt, type Deployment } from "@tonegraph/api-contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretHash } from "../../kernel/secret-hash.ts";
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

/** The third begins earlier, and ends when the others begin. */
function spanOf(index: number) {
  const [from, until] = index === 2 ? [30, 60] : [60, 120];
  return { from: inMinutes(from), until: inMinutes(until), timeZone: ZONE };
}

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

  it("brings an earlier version back at its time, and for a span", async () => {
    const place = await withVersionOneLive();
    await lab.publish(place);
    const rollBack = (body: object) => {
      keys += 1;
      return lab.post(`/api/flows/${place.flowId}/rollback`, { tenantId: place.tenantId, ...body }, `roll-${keys}`);
    };
    const accepted = await rollBack({ schedule: { from: inMinutes(60), until: inMinutes(120), timeZone: ZONE } });
    const start = await deployment(accepted.json().deploymentId);
    expect(start).toMatchObject({ state: "scheduled", kind: "rollback", version: 1, schedule: { part: "start" } });
    const overlap = await rollBack({ schedule: { from: inMinutes(90), timeZone: ZONE } });
    expect(overlap.json()).toMatchObject({ status: 409, code: "schedule-overlap" });
    const twice = {
      window: { effectiveDate: "2030-01-01T00:00:00Z" },
      schedule: { from: inMinutes(300), timeZone: ZONE },
    };
    expect((await rollBack(twice)).json().errors[0]).toMatchObject({ pointer: "/schedule", code: "two-times" });

    lab.surroundings.advance(HOUR + MINUTE);
    expect(await lab.ended(start.id)).toMatchObject({ state: "live", version: 1 });
    expect(await heard(place)).not.toContain("closed for Christmas");
    lab.surroundings.advance(HOUR);
    expect(await lab.ended(backOf(start))).toMatchObject({ state: "live", version: 2 });
    expect(await heard(place)).toContain("closed for Christmas");
  });

  it("ends refused where whoever scheduled it may not publish any more; what has begun is brought back all the same", async () => {
    const secrets = await Promise.all(["demoted", "revoked", "begun"].map(() => lab.newToken("publisher")));
    const places = [await withVersionOneLive(), await withVersionOneLive(), await withVersionOneLive()] as const;
    const starts: Deployment[] = [];
    for (const [index, place] of places.entries()) {
      const asked = await lab.request({
        method: "POST",
        url: `/api/flows/${place.flowId}/deployments`,
        payload: { tenantId: place.tenantId, schedule: spanOf(index) },
        headers: { authorization: `Bearer ${secrets[index]}`, "idempotency-key": `standing-${index}` },
      });
      starts.push(await deployment(asked.json().deploymentId));
    }
    const change = (sql: string, secret: string | undefined) =>
      lab.database.pool.query(`update api_tokens set ${sql} where secret_hash = $1`, [secretHash(String(secret))]);
    await change("role = 'viewer'", secrets[0]);
    await change("revoked_at = now()", secrets[1]);
    const [demoted, revoked, begun] = starts;
    if (demoted === undefined || revoked === undefined || begun === undefined) throw new Error("not scheduled");
    lab.surroundings.advance(31 * MINUTE);
    expect(await lab.ended(begun.id)).toMatchObject({ state: "live" });
    await change("role = 'viewer'", secrets[2]);
    lab.surroundings.advance(30 * MINUTE);
    expect(await lab.ended(demoted.id)).toMatchObject({
      state: "failed",
      error: {
        code: "not-allowed",
        message: expect.stringContaining("may not publish any more. Nothing was changed."),
      },
    });
    expect((await lab.ended(revoked.id)).error?.message).toContain("was revoked");
    expect(await lab.ended(backOf(demoted))).toMatchObject({ state: "cancelled", error: { code: "start-not-live" } });
    expect(await lab.ended(backOf(begun))).toMatchObject({ state: "live", kind: "rollback", version: 1 });
    const { items } = (await lab.get(`/api/audit?flowId=${places[0].flowId}&action=DEPLOY_FAILED`)).json();
    expect(items).toMatchObject([{ details: { deploymentId: demoted.id, code: "not-allowed" } }]);
    const told = (await lab.get("/api/notifications?limit=200")).json().items;
    const missed = told.filter(({ kind }: { kind: string }) => kind === "scheduleMissed");
    const subjects = missed.map(({ subject }: { subject: string }) => subject);
    expect(subjects).toEqual(expect.arrayContaining([demoted.id, revoked.id]));
    expect(subjects).not.toContain(backOf(demoted));
  });
});
