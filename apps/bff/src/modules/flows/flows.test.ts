import { newFlow } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const create = (payload: object) => test.asAdmin({ method: "POST", url: "/api/flows", payload });
const save = (id: string, payload: object, ifMatch?: string) =>
  test.asAdmin({
    method: "PUT",
    url: `/api/flows/${id}`,
    payload,
    headers: ifMatch === undefined ? {} : { "if-match": ifMatch },
  });
const get = (id: string) => test.asAdmin({ method: "GET", url: `/api/flows/${id}` });
const list = (query: string) => test.asAdmin({ method: "GET", url: `/api/flows?${query}` });

async function createdId(name: string): Promise<string> {
  return (await create(newFlow({ name }))).json<{ id: string }>().id;
}

describe("drafts", () => {
  it("get an id, a place and a first revision", async () => {
    const { id: _id, ...document } = customerSupportMenu();
    const response = await create(document);
    const flow = response.json<{ id: string }>();
    expect(response.statusCode).toBe(201);
    expect(flow.id).toMatch(/^flow_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(response.headers).toMatchObject({ etag: '"1"', location: `/api/flows/${flow.id}` });
    expect(flow).toEqual({ ...document, id: flow.id });
    const stored = await get(flow.id);
    expect(stored.json()).toEqual(flow);
    expect(stored.headers.etag).toBe('"1"');
  });

  it("are not sent again to those who have this revision, and are after every save", async () => {
    const id = await createdId("One");
    const ask = (ifNoneMatch: string) =>
      test.asAdmin({ method: "GET", url: `/api/flows/${id}`, headers: { "if-none-match": ifNoneMatch } });
    expect((await get(id)).json()).toMatchObject({ name: "One" });
    const known = await ask('W/"1"');
    expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, "", '"1"']);
    await save(id, newFlow({ name: "Two" }), '"1"');
    expect((await ask('"1"')).json()).toMatchObject({ name: "Two" });
    expect((await get(id)).json()).toMatchObject({ name: "Two" });
    expect((await ask("*, other")).statusCode).toBe(200);
    await test.asAdmin({ method: "DELETE", url: `/api/flows/${id}` });
    expect((await ask('"2"')).statusCode).toBe(404);
  });

  it("keep an id they bring, once", async () => {
    const document = { ...newFlow({ name: "Mine" }), id: "flow_mine" };
    expect((await create(document)).statusCode).toBe(201);
    expect((await create(document)).json()).toMatchObject({
      status: 409,
      code: "already-exists",
      errors: [{ pointer: "/id" }],
    });
  });

  it("are saved on the revision they were made from", async () => {
    const id = await createdId("One");
    const saved = await save(id, newFlow({ name: "Two" }), '"1"');
    expect([saved.statusCode, saved.headers.etag]).toEqual([200, '"2"']);
    expect((await get(id)).json()).toMatchObject({ id, name: "Two" });
  });

  it("are not saved over what somebody else saved", async () => {
    const id = await createdId("One");
    await save(id, newFlow({ name: "Two" }), '"1"');
    const stale = await save(id, newFlow({ name: "Three" }), '"1"');
    expect(stale.json()).toMatchObject({ status: 412, code: "stale-revision", revision: 2 });
    expect(stale.headers.etag).toBe('"2"');
    expect((await get(id)).json()).toMatchObject({ name: "Two" });
  });

  it("have exactly one winner among many saves at once", async () => {
    const id = await createdId("Race");
    const names = Array.from({ length: 20 }, (_, index) => `Writer ${index}`);
    const answers = await Promise.all(names.map((name) => save(id, newFlow({ name }), '"1"')));
    const statuses = answers.map((answer) => answer.statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(19);
    const winner = names[statuses.indexOf(200)];
    const stored = await get(id);
    expect([stored.json<{ name: string }>().name, stored.headers.etag]).toEqual([winner, '"2"']);
    const entries = await test.asAdmin({ method: "GET", url: `/api/audit?flowId=${id}&action=flow.saved` });
    expect(entries.json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it.each([
    [undefined, 428, "missing-if-match"],
    ["", 428, "missing-if-match"],
    ["*", 400, "invalid-parameter"],
    ["1", 400, "invalid-parameter"],
    ['"x"', 400, "invalid-parameter"],
    ['"99"', 412, "stale-revision"],
  ])("with If-Match %j are refused", async (ifMatch, status, code) => {
    const id = await createdId("Match");
    expect((await save(id, newFlow({ name: "No" }), ifMatch)).json()).toMatchObject({ status, code });
    expect((await get(id)).json()).toMatchObject({ name: "Match" });
  });

  it("accept a tag that a compressing proxy made weak", async () => {
    expect((await save(await createdId("Weak"), newFlow({ name: "Weak" }), 'W/"1"')).statusCode).toBe(200);
  });

  it("cannot be saved at another flow's address", async () => {
    const id = await createdId("Address");
    const other = { ...newFlow({ name: "Other" }), id: "flow_other" };
    expect((await save(id, other, '"1"')).json()).toMatchObject({
      status: 400,
      code: "invalid-flow",
      errors: [{ pointer: "/id" }],
    });
  });

  it("are gone once archived, with their id still taken", async () => {
    const id = await createdId("Old");
    expect((await test.asAdmin({ method: "DELETE", url: `/api/flows/${id}` })).statusCode).toBe(204);
    expect((await get(id)).statusCode).toBe(404);
    expect((await save(id, newFlow({ name: "Old" }), '"1"')).statusCode).toBe(404);
    expect((await test.asAdmin({ method: "DELETE", url: `/api/flows/${id}` })).statusCode).toBe(404);
    expect((await create({ ...newFlow({ name: "Old" }), id })).statusCode).toBe(409);
  });

  it("of another workspace are not there", async () => {
    const id = await createdId("Ours");
    const authorization = `Bearer ${await test.newToken("admin", "ws_other")}`;
    for (const request of [
      { method: "GET", url: `/api/flows/${id}` },
      { method: "PUT", url: `/api/flows/${id}`, payload: newFlow({ name: "Theirs" }), headers: { "if-match": '"1"' } },
      { method: "DELETE", url: `/api/flows/${id}` },
      { method: "GET", url: `/api/flows/${id}/versions` },
      { method: "POST", url: `/api/flows/${id}/versions`, payload: {} },
      { method: "GET", url: `/api/flows/${id}/export?dialect=cxone-ivr-menus` },
    ] as const) {
      const headers = { ...("headers" in request ? request.headers : {}), authorization };
      expect((await test.request({ ...request, headers })).statusCode).toBe(404);
    }
    const theirs = await test.request({ method: "GET", url: "/api/flows", headers: { authorization } });
    expect(theirs.json()).toMatchObject({ items: [] });
    expect(
      (
        await test.request({
          method: "POST",
          url: "/api/flows",
          payload: { ...newFlow({ name: "Same id" }), id },
          headers: { authorization },
        })
      ).statusCode,
    ).toBe(201);
  });
});

describe("the list of drafts", () => {
  it("shows each with its problems, last changed first", async () => {
    await createdId("List me");
    const [first] = (await list("search=LIST%20me")).json<{ items: unknown[] }>().items;
    expect(first).toMatchObject({
      name: "List me",
      nodeCount: 1,
      problems: { error: 2 },
      revision: 1,
      live: [],
      updatedBy: "Bootstrap",
    });
  });

  it("is paged without losing or repeating any", async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 7; index += 1) {
      test.surroundings.advance(index % 2);
      ids.add(await createdId(`Page ${index}`));
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await list(`search=Page&limit=3${cursor && `&cursor=${cursor}`}`)
      ).json();
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(ids);
  });

  it.each(["List%25me", "List_me", "List%5Cme"])("finds %s as it is written, not as a pattern", async (search) => {
    expect((await list(`search=${search}`)).json()).toMatchObject({ items: [] });
  });

  it.each(["limit=0", "limit=x", "limit=1000", "cursor=x", "cursor=MTIzIGEAYg", "search=%00"])(
    "refuses %s with its place",
    async (query) => {
      const name = query.split("=")[0];
      expect((await list(query)).json()).toMatchObject({
        status: 400,
        code: "invalid-parameter",
        errors: [{ pointer: `/${name}` }],
      });
    },
  );
});
