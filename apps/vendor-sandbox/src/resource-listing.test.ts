import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import { describe, expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";

const GENESYS = "genesys-menu-flows";

async function start(dialect: string) {
  const app = await buildSandboxApp();
  const list = async (query: string) => {
    const answer = await app.inject({ url: `/${dialect}/_resources?${query}` });
    return { status: answer.statusCode, mark: answer.headers["x-tonegraph-sandbox"], ...answer.json() };
  };
  const control = async (...[method, path, payload]: ["GET" | "POST" | "DELETE", string, object?]) => {
    const url = `/_control/${dialect}${path}`;
    const answer = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    return answer.body === "" ? null : answer.json();
  };
  const idsOf = async (kind: string, limit: number, between = async () => {}): Promise<string[]> => {
    const ids: string[] = [];
    for (let cursor = ""; ;) {
      const page = await list(`kind=${kind}&limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`);
      ids.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.nextCursor === null) return ids;
      cursor = encodeURIComponent(page.nextCursor);
      await between();
    }
  };
  return { app, list, control, idsOf };
}

describe("GET /_resources", () => {
  it.each(sandboxes.map(({ id }) => [id] as const))("%s: names everything that its account holds", async (dialect) => {
    const sandbox = sandboxes.find(({ id }) => id === dialect);
    const held = sandbox?.listResources(sandbox.initialState()) ?? [];
    const { list } = await start(dialect);
    for (const kind of ["queue", "agent", "asset", "campaign", "flow"]) {
      const there = held.filter((resource) => resource.kind === kind);
      const listing = await list(`kind=${kind}`);
      expect(listing).toMatchObject({ status: 200, mark: "resources", kind, nextCursor: null });
      expect(listing.known, kind).toBe(kind === "flow" || there.length > 0);
      expect(listing.items).toHaveLength(there.length);
      // Nobody chooses by an id.
      for (const { id, name } of listing.items) expect(name, id).not.toBe(id);
    }
  });

  it("goes on after the last id, whatever comes and goes between the pages", async () => {
    const { list, control, idsOf } = await start("cxone-ivr-menus");
    const all = await idsOf("queue", 200);
    expect(all).toEqual(all.toSorted());
    expect(await idsOf("queue", 2)).toEqual(all);
    const [, second = "", third = ""] = all;
    let changes = 0;
    const read = await idsOf("queue", 2, async () => {
      if (changes++ > 0) return;
      await control("DELETE", `/resources/queue/${second}`);
      await control("POST", "/resources", { kind: "queue", id: "queue_0", name: "Before the others" });
    });
    expect(read).toEqual(all);
    expect(third).not.toBe("");
    expect((await list("kind=queue&limit=1")).items).toEqual([{ id: "queue_0", name: "Before the others" }]);
  });

  it("tells an account that has none any more from one that never has any", async () => {
    const { list, control, idsOf } = await start("cxone-campaign-rules");
    for (const id of await idsOf("campaign", 200)) await control("DELETE", `/resources/campaign/${id}`);
    expect(await list("kind=campaign")).toMatchObject({ known: true, items: [] });
    expect(await list("kind=agent")).toMatchObject({ known: false, items: [] });
    expect(await list("kind=fax")).toMatchObject({ known: false, items: [] });
  });

  it("lists what was published as flows, beside those that were there", async () => {
    const { app, list, control } = await start(GENESYS);
    const credentials = { grant_type: "client_credentials", client_id: "sandbox-client", scope: "flow:write" };
    const signIn = new URLSearchParams({ ...credentials, client_secret: "sandbox-secret" }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const token = await app.inject({ method: "POST", url: `/${GENESYS}/oauth/token`, headers, payload: signIn });
    const made = await app.inject({
      method: "POST",
      url: `/${GENESYS}/api/v2/flows`,
      headers: { authorization: `Bearer ${token.json().access_token}` },
      payload: {
        name: "Opening hours",
        type: "conversation",
        settings: { description: "", enabled: true, version: 1 },
        steps: [
          {
            id: "start",
            type: "start",
            nextStep: {
              id: "main",
              type: "dtmf",
              promptId: "prompt-sales",
              timeoutSeconds: 5,
              timeoutTarget: "queue-sales",
              dtmfHandlers: [{ key: "1", targetFlowId: "queue-sales" }],
              nextSteps: [],
            },
          },
        ],
      },
    });
    expect(made.body).toContain('"id"');
    const { items } = await list("kind=flow");
    expect(items).toContainEqual({ id: "flow-after-hours", name: "After hours" });
    expect(items).toContainEqual({ id: made.json().id, name: "Opening hours" });
    const renamed = { kind: "flow", id: "flow-after-hours", name: "At night" };
    await control("POST", "/resources", renamed);
    expect((await list("kind=flow")).items).toContainEqual({ id: "flow-after-hours", name: "At night" });
  });

  it("meets faults and is written down like any request", async () => {
    const { list, control, app } = await start("cxone-ivr-menus");
    await control("POST", "/faults", { path: "/_resources", status: 503, body: "{}" });
    expect((await list("kind=queue")).status).toBe(503);
    expect((await list("kind=queue")).status).toBe(200);
    const { requests } = await control("GET", "/requests");
    expect(requests).toMatchObject([
      { path: "/_resources", status: 503, fault: true },
      { path: "/_resources", status: 200, fault: false },
    ]);
    // It is no part of the vendor's API: with another method there is nothing.
    expect((await app.inject({ method: "POST", url: "/cxone-ivr-menus/_resources?kind=queue" })).statusCode).toBe(404);
  });

  it.each(["", "kind=", "kind=queue&limit=0", "kind=queue&limit=1001", "kind=queue&limit=x", "kind=queue&cursor="])(
    "refuses “%s”",
    async (query) => {
      expect((await (await start("cxone-ivr-menus")).list(query)).status).toBe(400);
    },
  );
});
