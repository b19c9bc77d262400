import { localTimeAt, type ListedApproval, type Role } from "@tonegraph/api-contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeToWorkspace } from "../../infrastructure/database/workspace-scope.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { withHeader } from "../../testing/test-bff.ts";

let lab: PublishingLab;
/** Tokens of people who stand for themselves; `admin` is the lab's own, the author of what it edits. */
const tokens: Partial<Record<Role | "second" | "ofAdmin", string>> = {};
beforeAll(async () => {
  lab = await startPublishingLab();
  for (const role of ["viewer", "designer", "publisher"] as const) tokens[role] = await lab.newToken(role);
  tokens.second = await lab.newToken("publisher");
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

let keys = 0;

type Decision = readonly [verb: "approve" | "refuse" | "withdraw", body: object];
type Who = keyof typeof tokens | "admin";

/** A POST where there is something to send, else a GET. */
function as(who: Who, url: string, payload?: object) {
  keys += 1;
  const method = payload === undefined ? "GET" : "POST";
  const secret = who === "admin" ? lab.adminToken : tokens[who];
  const options = {
    method,
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: { "idempotency-key": `a-${keys}` },
  };
  return lab.request(withHeader(options, "authorization", `Bearer ${secret}`));
}

const publish = (who: Who, { flowId, tenantId }: Place, more: object = {}) =>
  as(who, `/api/flows/${flowId}/deployments`, { tenantId, ...more });
const ask = (who: Who, { flowId, tenantId }: Place, more: object = {}) =>
  as(who, `/api/flows/${flowId}/approvals`, { tenantId, ...more });
const decide = (who: Who, id: string, what: Decision) => {
  const [verb, body] = what;
  return as(who, `/api/approvals/${id}/${verb}`, body);
};

/** A tenant that wants approvals, and a flow that the admin drew. */
async function guarded(): Promise<Place> {
  const place = await lab.prepare();
  const url = `/api/tenants/${place.tenantId}`;
  const { settings } = (await lab.get(url)).json();
  const payload = { settings: { ...settings, publishing: { timeZone: "Europe/Berlin", approvals: 1 } } };
  expect((await lab.asAdmin({ method: "PATCH", url, payload })).statusCode).toBe(200);
  return place;
}

async function approved(place: Place): Promise<ListedApproval> {
  const asked: ListedApproval = (await ask("admin", place)).json();
  const answer = await decide("publisher", asked.id, ["approve", { contentHash: asked.contentHash }]);
  expect(answer.json()).toMatchObject({ state: "approved", decidedBy: "publisher" });
  return answer.json();
}

async function live(place: Place, who: "admin" | "publisher" = "admin"): Promise<void> {
  const accepted = await publish(who, place);
  expect(accepted.statusCode, accepted.body).toBe(202);
  expect(await lab.ended(accepted.json().deploymentId)).toMatchObject({ state: "live" });
}

describe("an approval", () => {
  it("is of exactly one content, by somebody who had no hand in it, and audited", async () => {
    const place = await guarded();
    const refused = await publish("admin", place);
    expect(refused.json()).toMatchObject({ status: 409, code: "approval-needed", approval: { state: "none" } });
    expect(refused.json().detail).toContain("Administrator can approve it");
    expect((await lab.get(`/api/flows/${place.flowId}/versions`)).json().items).toEqual([]);

    expect((await ask("viewer", place)).json()).toMatchObject({ status: 403, code: "not-allowed" });
    const asked = await ask("admin", place, { note: "Please look at key 1." });
    const { id, contentHash } = asked.json();
    expect(asked.json()).toMatchObject({ state: "waiting", version: 1, mayDecide: false, mayWithdraw: true });
    expect((await ask("publisher", place, { version: 1 })).json()).toMatchObject({
      status: 409,
      code: "already-exists",
    });
    expect((await publish("publisher", place)).json().detail).toContain("Version 1 waits for its approval");

    expect((await decide("admin", id, ["approve", { contentHash }])).json()).toMatchObject({
      status: 403,
      code: "own-version",
    });
    const made = await as("admin", "/api/tokens", { name: "Mine", role: "publisher" });
    tokens.ofAdmin = made.json().token;
    const byToken = await decide("ofAdmin", id, ["approve", { contentHash }]);
    expect(byToken.json()).toMatchObject({ status: 403, code: "own-version" });
    expect((await decide("designer", id, ["approve", { contentHash }])).json().code).toBe("not-allowed");
    const other = await decide("publisher", id, ["approve", { contentHash: "other" }]);
    expect(other.json()).toMatchObject({ status: 409, code: "other-content" });
    const list = (await as("publisher", `/api/approvals?state=waiting&flowId=${place.flowId}`)).json();
    expect(list.items).toMatchObject([{ id, mayDecide: true, note: "Please look at key 1." }]);

    expect((await decide("publisher", id, ["approve", { contentHash }])).json().state).toBe("approved");
    expect((await decide("second", id, ["refuse", { reason: "Too late" }])).json().code).toBe("approval-decided");
    const plan = (await lab.post(`/api/flows/${place.flowId}/plan`, { tenantId: place.tenantId })).json();
    expect(plan.approval).toMatchObject({ state: "approved", approvalId: id });
    await live(place);

    await lab.edit(place.flowId, "One more word.");
    expect((await publish("publisher", place)).json()).toMatchObject({ status: 409, code: "approval-needed" });
    const entries: { action: string }[] = (await lab.get(`/api/audit?flowId=${place.flowId}`)).json().items;
    const actions = entries.map(({ action }) => action).filter((action) => action.startsWith("approval."));
    expect(actions.toReversed()).toEqual(["approval.asked", "approval.approved"]);
  });

  it("counts whoever saved the draft since the version before as an author", async () => {
    const place = await guarded();
    const draft = await as("designer", `/api/flows/${place.flowId}`);
    const options = {
      method: "PUT" as const,
      url: `/api/flows/${place.flowId}`,
      payload: Object.assign(draft.json(), { name: "Edited" }),
      headers: { "if-match": String(draft.headers.etag) },
    };
    await lab.request(withHeader(options, "authorization", `Bearer ${tokens.designer}`));
    const { id, contentHash } = (await ask("publisher", place)).json();
    // The publisher froze it, the admin and the designer edited it.
    for (const author of ["publisher", "admin"] as const) {
      const own = await decide(author, id, ["approve", { contentHash }]);
      expect(own.json()).toMatchObject({ status: 403, code: "own-version" });
    }
    expect((await decide("second", id, ["refuse", { reason: "Key 2 is missing" }])).json().state).toBe("refused");
    expect((await publish("publisher", place, { version: 1 })).json().detail).toContain("Version 1 was refused");
    const again = (await ask("admin", place, { version: 1 })).json();
    expect((await decide("admin", again.id, ["withdraw", {}])).json().state).toBe("withdrawn");
    expect((await decide("viewer", again.id, ["withdraw", {}])).json().code).toBe("approval-decided");
  });

  it("is looked at again when a schedule runs, and is not needed for going back", async () => {
    const place = await guarded();
    const first = await approved(place);
    await live(place, "publisher");
    await lab.edit(place.flowId, "The second version.");
    const second = await approved(place);
    const from = localTimeAt(lab.surroundings.now().getTime() + 3_600_000, "Europe/Berlin");
    const scheduled = await publish("publisher", place, { version: 2, schedule: { from } });
    expect(scheduled.statusCode, scheduled.body).toBe(202);
    expect((await decide("second", second.id, ["withdraw", { reason: "Wrong day" }])).json().state).toBe("withdrawn");
    lab.surroundings.advance(3_660_000);
    const stopped = await lab.ended(scheduled.json().deploymentId);
    expect(stopped).toMatchObject({ state: "failed", error: { code: "approval-needed" } });

    await approved(place);
    await live(place);
    expect((await decide("second", first.id, ["withdraw", {}])).json().state).toBe("withdrawn");
    const url = `/api/flows/${place.flowId}/rollback`;
    const back = await as("publisher", url, { tenantId: place.tenantId });
    expect(await lab.ended(back.json().deploymentId)).toMatchObject({ state: "live", version: 1 });
    await lab.edit(place.flowId, "Never approved.");
    await as("admin", `/api/flows/${place.flowId}/versions`, { note: "" });
    const never = await as("publisher", url, { tenantId: place.tenantId, toVersion: 3 });
    expect(never.json()).toMatchObject({ status: 409, code: "approval-needed" });
  });

  it("tells webhooks, and is refused where a tenant wants none", async () => {
    const { db } = lab.database;
    const hook = { id: "hook", url: "https://hooks.example", description: "", events: ["approval.changed" as const] };
    const keysOf = { wrapped_key: Buffer.of(1), sealed: Buffer.of(1), secret_version: 1 };
    const row = { ...hook, ...keysOf, created_by: "x", created_at: new Date() };
    await scopeToWorkspace(db, "ws_default").insertInto("webhooks").values(row).execute();
    const place = await guarded();
    const asked = (await ask("admin", place)).json();
    const told = await db.selectFrom("webhook_deliveries").select(["event", "payload_json"]).execute();
    expect(told.map(({ event }) => event)).toEqual(["approval.changed"]);
    expect(JSON.parse(told[0]?.payload_json ?? "")).toMatchObject({
      type: "approvalChanged",
      approval: { id: asked.id },
    });
    const open = await lab.prepare();
    expect((await ask("admin", open)).json()).toMatchObject({ status: 409, code: "approval-not-needed" });
    const none = await decide("publisher", "approval_none", ["refuse", { reason: "x" }]);
    expect(none.statusCode).toBe(404);
  });
});
