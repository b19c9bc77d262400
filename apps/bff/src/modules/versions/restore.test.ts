import { contentHash, newFlow, parseFlow, type Flow } from "@tonegraph/flow-model";
import { flowOf, menu, message, queue } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const post = (url: string, payload: object, etag?: string) =>
  test.asAdmin({
    method: "POST",
    url: `/api${url}`,
    payload,
    ...(etag === undefined ? {} : { headers: { "if-match": etag } }),
  });
const get = (url: string) => test.asAdmin({ method: "GET", url: `/api${url}` });
const patch = (url: string, payload: object) => test.asAdmin({ method: "PATCH", url: `/api${url}`, payload });

/** Every part that a version has. */
const WHOLE: Flow = flowOf({
  nodes: {
    node_hi: message({ promptId: "prompt_hi" }),
    node_menu: menu({ promptId: "prompt_menu", keys: ["1"] }),
    node_sales: queue("sales", { done: true }),
  },
  wires: ["node_start.next -> node_hi", "node_hi.next -> node_menu", "node_menu.key:1 -> node_sales"],
  prompts: { prompt_hi: { "en-US": "Hello", "es-ES": "Hola" }, prompt_menu: "Press 1." },
  flow: {
    name: "Whole",
    description: "With everything",
    profile: "cxone-ivr-menus",
    languages: ["en-US", "es-ES"],
    campaignId: "spring",
    activeWindow: { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" },
    fallback: { kind: "queue", queueId: "general" },
    variables: { vip: { type: "boolean", default: false } },
    notes: { note_a: { text: "Ask Jo", position: { x: 1, y: 2 }, size: { width: 10, height: 10 } } },
    goals: [{ id: "g1", label: "Sales soon", kind: "maxSeconds", to: { nodeId: "node_sales" }, limit: 20 }],
    tests: [{ id: "t1", label: "Key 1", inputs: [{ press: "1" }], expect: { path: ["node_sales"] } }],
    ignoredProblems: [{ code: "menu-without-agent", nodeId: "node_menu", reason: "Sales answers at night, too" }],
    vendorExtras: { "cxone-ivr-menus": { campaign: 7 } },
  },
});

async function stored(flow: Flow): Promise<{ readonly id: string; readonly etag: string }> {
  const made = await post("/flows", flow);
  return { id: made.json<{ id: string }>().id, etag: String(made.headers.etag) };
}

async function draft(id: string): Promise<{ readonly flow: Flow; readonly etag: string }> {
  const answer = await get(`/flows/${id}`);
  const parsed = parseFlow(answer.json());
  if (!parsed.ok) throw new Error("the draft does not parse");
  return { flow: parsed.value, etag: String(answer.headers.etag) };
}

describe("restoring a version", () => {
  it("brings back everything that belongs to it, and keeps the draft that it replaced", async () => {
    const { id, etag } = await stored(WHOLE);
    await post(`/flows/${id}/versions`, { note: "whole" });
    const other = newFlow({ name: "Something else" });
    await test.asAdmin({ method: "PUT", url: `/api/flows/${id}`, payload: other, headers: { "if-match": etag } });
    const before = await draft(id);
    const restored = await post(`/flows/${id}/versions/1/restore`, {}, before.etag);
    expect([restored.statusCode, restored.headers.etag]).toEqual([200, `"${restored.json().revision}"`]);
    const after = await draft(id);
    for (const field of Object.keys(WHOLE).filter((name): name is keyof Flow => name !== "id"))
      expect([field, after.flow[field]]).toEqual([field, WHOLE[field]]);
    expect(contentHash(after.flow)).toBe(contentHash(WHOLE));

    const { items } = (await get(`/flows/${id}/kept-drafts`)).json();
    expect(items).toMatchObject([
      { reason: "version", version: 1, name: "Something else", nodeCount: 1, keptBy: "Bootstrap", revision: 2 },
    ]);
    const [kept] = items;
    expect(Date.parse(kept.expiresAt) - Date.parse(kept.keptAt)).toBe(90 * 86_400_000);
    expect((await get(`/flows/${id}/kept-drafts/${kept.id}`)).json()).toMatchObject({
      flow: { name: "Something else" },
    });
    const back = await post(`/flows/${id}/kept-drafts/${kept.id}/restore`, {}, after.etag);
    expect(back.statusCode).toBe(200);
    expect((await draft(id)).flow).toEqual(before.flow);
    expect((await get(`/flows/${id}/kept-drafts`)).json()).toMatchObject({
      items: [{ reason: "keptDraft", name: "Whole" }, { reason: "version" }],
    });
    expect((await get(`/flows/${id}/versions`)).json().items).toHaveLength(1);
    const actions = (await get(`/audit?flowId=${id}`)).json().items.map(({ action }: { action: string }) => action);
    expect(actions.slice(0, 2)).toEqual(["draft.restored", "version.restored"]);
  });

  it("replaces nothing that somebody saved meanwhile, and keeps nothing where nothing changes", async () => {
    const { id, etag } = await stored(WHOLE);
    await post(`/flows/${id}/versions`, {});
    expect((await post(`/flows/${id}/versions/1/restore`, {}, '"9"')).json()).toMatchObject({
      status: 412,
      revision: 1,
    });
    expect((await post(`/flows/${id}/versions/1/restore`, {})).statusCode).toBe(428);
    expect((await post(`/flows/${id}/versions/2/restore`, {}, etag)).statusCode).toBe(404);
    expect((await post(`/flows/${id}/versions/1/restore`, {}, etag)).json()).toEqual({
      revision: 1,
      keptDraftId: null,
    });
    expect((await get(`/flows/${id}/kept-drafts`)).json()).toEqual({ items: [] });
  });

  it("has no draft back that has expired", async () => {
    const { id } = await stored(newFlow({ name: "Old" }));
    await post(`/flows/${id}/versions`, {});
    const { etag } = await draft(id);
    const payload = newFlow({ name: "New" });
    await test.asAdmin({ method: "PUT", url: `/api/flows/${id}`, payload, headers: { "if-match": etag } });
    const now = await draft(id);
    const { keptDraftId } = (await post(`/flows/${id}/versions/1/restore`, {}, now.etag)).json();
    await test.database.pool.query("update kept_drafts set expires_at = '2000-01-01' where id = $1", [keptDraftId]);
    expect((await get(`/flows/${id}/kept-drafts`)).json()).toEqual({ items: [] });
    const again = await post(`/flows/${id}/kept-drafts/${keptDraftId}/restore`, {}, (await draft(id)).etag);
    expect([again.statusCode, again.json().detail]).toEqual([404, expect.stringContaining("expired")]);
  });
});

describe("naming a version", () => {
  it("changes the name alone, and the audit log knows both", async () => {
    const { id } = await stored(newFlow({ name: "Named" }));
    const frozen = (await post(`/flows/${id}/versions`, { note: "first" })).json();
    expect(frozen.name).toBe("");
    const named = (await patch(`/flows/${id}/versions/1`, { name: "  Christmas " })).json();
    expect(named).toMatchObject({ number: 1, name: "Christmas", note: "first", contentHash: frozen.contentHash });
    expect((await get(`/flows/${id}/versions`)).json()).toMatchObject({ items: [{ name: "Christmas" }] });
    await patch(`/flows/${id}/versions/1`, { name: "" });
    expect((await get(`/flows/${id}/versions/1`)).json()).toMatchObject({ name: "", note: "first" });
    const { items } = (await get(`/audit?flowId=${id}&action=version.named`)).json();
    expect(items).toMatchObject([
      { details: { number: 1, name: "", before: "Christmas" } },
      { details: { name: "Christmas", before: "" } },
    ]);
    expect((await patch(`/flows/${id}/versions/2`, { name: "x" })).statusCode).toBe(404);
    expect((await patch(`/flows/${id}/versions/1`, { name: "x".repeat(101) })).statusCode).toBe(400);
  });
});
