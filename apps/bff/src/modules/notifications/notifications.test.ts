import type { Notification } from "@tonegraph/api-contract";
import { ok } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStorage } from "../../infrastructure/database/storage.ts";
import { createRehearsalStore } from "../../infrastructure/drift/rehearsal-store.ts";
import { createGuardStore } from "../../infrastructure/guard/guard-store.ts";
import { DEFAULT_WORKSPACE } from "../../infrastructure/repositories/prepare-workspace.ts";
import { startPublishingLab, type PublishingLab } from "../../testing/publishing-lab.ts";
import { withHeader } from "../../testing/test-bff.ts";

let lab: PublishingLab;
/** Everybody stands for themselves; `admin` draws and publishes. */
const tokens: Record<string, string> = {};
beforeAll(async () => {
  lab = await startPublishingLab();
  tokens["admin"] = lab.adminToken;
  for (const role of ["viewer", "designer", "publisher"] as const) tokens[role] = await lab.newToken(role);
});
afterAll(() => lab.close());

interface Place {
  readonly flowId: string;
  readonly tenantId: string;
}

function as(who: string, url: string, payload?: object) {
  const method = payload === undefined ? "GET" : "following" in payload ? "PUT" : "POST";
  const options = { method, url, ...(payload === undefined ? {} : { payload }) } as const;
  return lab.request(withHeader(options, "authorization", `Bearer ${tokens[who]}`));
}

interface Told {
  readonly items: readonly Notification[];
  readonly unread: number;
  readonly nextCursor: string | null;
}

const listed = async (who: string, query = ""): Promise<Told> => (await as(who, `/api/notifications?${query}`)).json();

/** What somebody is told of a flow, the oldest first. */
async function toldOf(who: string, { flowId }: Place): Promise<readonly Notification[]> {
  return (await listed(who, "limit=200")).items.filter((item) => item.flowId === flowId).toReversed();
}
const kindsFor = async (who: string, place: Place) => (await toldOf(who, place)).map(({ kind }) => kind);
const follow = (who: string, { flowId }: Place, following: boolean) =>
  as(who, `/api/flows/${flowId}/following`, { following });

async function live(): Promise<Place & { readonly deploymentId: string }> {
  const place = await lab.prepare();
  return { ...place, deploymentId: (await lab.publish(place)).id };
}

describe("a deployment's end", () => {
  it("is told to whoever published and to those who follow the flow, with how and why", async () => {
    const place = await live();
    expect(await toldOf("admin", place)).toMatchObject([
      {
        kind: "deploymentEnded",
        state: "live",
        version: 1,
        read: false,
        flowName: "Customer_Support_Menu",
        said: null,
      },
    ]);
    expect(await kindsFor("publisher", place)).toEqual([]);
    expect((await as("viewer", `/api/flows/${place.flowId}/following`)).json()).toEqual({
      following: false,
      chosen: false,
    });
    expect((await follow("viewer", place, true)).json()).toEqual({ following: true, chosen: true });
    await lab.edit(place.flowId, "Something newer.");
    await lab.fault({ method: "PUT", path: "/api/v2/ivr/flows/*", status: 403, times: 2 });
    const failed = await lab.publish(place);
    expect(failed.state).not.toBe("live");
    const [, last] = await toldOf("admin", place);
    expect(last).toMatchObject({ state: failed.state, subject: failed.id, said: failed.error?.message });
    // Who begins to follow also sees what was before.
    expect(await kindsFor("viewer", place)).toEqual(["deploymentEnded", "deploymentEnded"]);
  });

  it("is not told to who made the flow and chose not to follow it, unless it is their own", async () => {
    const place = await live();
    expect((await as("admin", `/api/flows/${place.flowId}/following`)).json()).toEqual({
      following: true,
      chosen: false,
    });
    await follow("admin", place, false);
    expect(await kindsFor("admin", place)).toEqual(["deploymentEnded"]);
    expect((await as("viewer", "/api/flows/flow_none/following")).json()).toMatchObject({ status: 404 });
  });
});

describe("what has to be looked after", () => {
  it("drift is told to publishers and followers, and settles when it is put back", async () => {
    const place = await live();
    const before = JSON.stringify(await lab.held(place));
    const { id, artefact } = JSON.parse(before.replaceAll("Press 1 for sales", "Press 1 for others"));
    await lab.control("PUT", `/flows/${id}`, artefact);
    const check = () => lab.post(`/api/flows/${place.flowId}/drift/check`, { tenantId: place.tenantId });
    await check();
    await check();
    expect(await toldOf("publisher", place)).toMatchObject([
      { kind: "driftFound", settledAt: null, by: null, version: 1 },
    ]);
    expect(await kindsFor("viewer", place)).toEqual([]);
    await lab.control("PUT", `/flows/${id}`, JSON.parse(before).artefact);
    await check();
    expect(await toldOf("publisher", place)).toMatchObject([
      { kind: "driftFound", settledAt: expect.any(String), read: false },
    ]);
    const { rows } = await lab.database.pool.query(
      "select payload_json::json ->> 'added' as added from outbox where topic = 'notificationsChanged' and payload_json like $1 order by id",
      [`%${place.flowId}%`],
    );
    expect(rows.map(({ added }) => added)).toEqual(["deploymentEnded", "driftFound", null]);
  });

  it("a flow that was deleted at the vendor is told as deleted, and not as changed", async () => {
    const place = await live();
    const before = JSON.stringify(await lab.held(place));
    const { id, artefact } = JSON.parse(before.replaceAll("Press 1 for sales", "Press 1 for others"));
    const check = () => lab.post(`/api/flows/${place.flowId}/drift/check`, { tenantId: place.tenantId });
    await lab.control("PUT", `/flows/${id}`, artefact);
    await check();
    await lab.control("DELETE", `/flows/${id}`);
    await check();
    expect(await toldOf("publisher", place)).toMatchObject([
      { kind: "driftFound", state: null, settledAt: expect.any(String) },
      { kind: "driftFound", state: "deleted", settledAt: null },
    ]);
  });

  it("the guard's question and its roll back; in shadow mode nothing", async () => {
    const [on, shadow] = [await live(), await live()];
    const storage = createStorage(lab.database.db, createGuardStore);
    for (const [place, mode] of [
      [on, "on"],
      [shadow, "shadow"],
    ] as const) {
      const id = `watch_${place.flowId}`;
      const begins = lab.surroundings.now();
      const times = { beginsAt: begins, endsAt: new Date(begins.getTime() + 1) };
      const what = { version: 1, externalId: "x", former: null, mode, action: "ask", fixedThreshold: false } as const;
      await storage.in(DEFAULT_WORKSPACE).insert({ id, ...place, ...what, ...times });
      await storage.transaction(DEFAULT_WORKSPACE, async (store) => {
        await store.update(id, { state: "asking", refusal: "It was refused." });
        return ok(null);
      });
      expect(await kindsFor("publisher", place)).toEqual(mode === "on" ? ["guardAsks"] : []);
      await storage.in(DEFAULT_WORKSPACE).update(id, { state: "rollingBack" });
      await storage.in(DEFAULT_WORKSPACE).update(id, { state: "ended", outcome: "rolledBack", endedAt: begins });
    }
    expect(await toldOf("publisher", on)).toMatchObject([
      { kind: "guardAsks", said: "It was refused.", settledAt: expect.any(String) },
      { kind: "guardRolledBack", settledAt: null },
    ]);
    expect(await kindsFor("publisher", shadow)).toEqual([]);
  });

  it("a rehearsal that failed, once, until it works again", async () => {
    const place = await live();
    const store = createStorage(lab.database.db, createRehearsalStore).in(DEFAULT_WORKSPACE);
    const put = (state: "broken" | "ready") =>
      store.put(place, { ...place, version: 1, state, items: [], rehearsedAt: lab.surroundings.now() });
    await put("broken");
    await put("broken");
    expect(await kindsFor("publisher", place)).toEqual(["rehearsalFailed"]);
    await put("ready");
    expect((await toldOf("publisher", place))[0]?.settledAt).not.toBeNull();
  });
});

describe("an approval", () => {
  it("is wanted of those who may give it, and its end told to who asked", async () => {
    const place = await lab.prepare();
    const url = `/api/tenants/${place.tenantId}`;
    const { settings } = (await lab.get(url)).json();
    const payload = { settings: { ...settings, publishing: { approvals: 1 } } };
    await lab.asAdmin({ method: "PATCH", url, payload });
    const asked = await as("admin", `/api/flows/${place.flowId}/approvals`, {
      tenantId: place.tenantId,
      note: "Soon?",
    });
    expect(await toldOf("publisher", place)).toMatchObject([
      { kind: "approvalWanted", said: "Soon?", settledAt: null },
    ]);
    expect([await kindsFor("admin", place), await kindsFor("viewer", place)]).toEqual([[], []]);
    await as("publisher", `/api/approvals/${asked.json().id}/refuse`, { reason: "Not before Monday." });
    expect((await toldOf("publisher", place))[0]?.settledAt).not.toBeNull();
    expect(await toldOf("admin", place)).toMatchObject([
      { kind: "approvalDecided", state: "refused", by: "publisher", said: "Not before Monday." },
    ]);
  });
});

describe("reading", () => {
  it("is each person's own, single or up to one, and counts what is open alone", async () => {
    const place = await live();
    tokens["late"] = await lab.newToken("viewer");
    await follow("late", place, true);
    await follow("designer", place, true);
    // What was before somebody came is there to read, but nothing new.
    lab.surroundings.advance(1000);
    tokens["later"] = await lab.newToken("viewer");
    await follow("later", place, true);
    expect(await listed("later")).toMatchObject({ unread: 0, items: [{ read: true }] });
    for (const words of ["One.", "Two."]) {
      await lab.edit(place.flowId, words);
      await lab.publish(place);
    }
    const all = await listed("late");
    expect(all).toMatchObject({ unread: 3 });
    const [newest, second] = all.items;
    const read = (body: object) => as("late", "/api/notifications/read", body);
    expect((await read({ ids: [newest?.id, "999999999"] })).json()).toEqual({ unread: 2 });
    const unread = await listed("late", "unread=true");
    expect(unread.items.map(({ id }) => id)).toEqual(all.items.slice(1).map(({ id }) => id));
    expect((await read({ upTo: second?.id })).json()).toEqual({ unread: 0 });
    // A mark ahead of what there is hides nothing that comes.
    await read({ upTo: "999999999999999" });
    expect((await listed("designer")).unread).toBe(3);
    await lab.edit(place.flowId, "Four.");
    await lab.publish(place);
    expect((await listed("late")).unread).toBe(1);

    const page = await listed("late", "limit=2");
    const rest = await listed("late", `limit=200&cursor=${page.nextCursor}`);
    const ids = [...page.items, ...rest.items].map(({ id }) => id);
    expect(ids).toEqual((await listed("late", "limit=200")).items.map(({ id }) => id));
    for (const body of [{}, { ids: [] }, { ids: ["1"], upTo: "1" }, { upTo: "1; drop" }]) {
      expect((await read(body)).statusCode).toBe(400);
    }
  });

  it("never crosses workspaces", async () => {
    tokens["stranger"] = await lab.newToken("admin", "ws_elsewhere");
    const place = await live();
    expect(await listed("stranger")).toMatchObject({ items: [], unread: 0 });
    expect((await as("stranger", `/api/flows/${place.flowId}/following`)).statusCode).toBe(404);
    const [item] = await toldOf("admin", place);
    await as("stranger", "/api/notifications/read", { ids: [item?.id] });
    expect((await toldOf("admin", place))[0]?.read).toBe(false);
  });
});
