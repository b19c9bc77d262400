import { newFlow } from "@tonegraph/flow-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const post = (url: string, payload: object) => test.asAdmin({ method: "POST", url: `/api${url}`, payload });
const get = (url: string) => test.asAdmin({ method: "GET", url: `/api${url}` });

async function makeFlow(name: string): Promise<string> {
  return (await post("/flows", newFlow({ name }))).json<{ id: string }>().id;
}

async function rename(id: string, name: string): Promise<void> {
  const { etag } = (await get(`/flows/${id}`)).headers;
  const payload = newFlow({ name });
  await test.asAdmin({ method: "PUT", url: `/api/flows/${id}`, payload, headers: { "if-match": String(etag) } });
}

describe("versions", () => {
  it("are numbered, and content that was frozen before is that version", async () => {
    const id = await makeFlow("A");
    const first = await post(`/flows/${id}/versions`, { note: "first" });
    expect([first.statusCode, first.json()]).toMatchObject([
      201,
      { number: 1, note: "first", createdBy: "Bootstrap", liveOn: [], flow: { name: "A" } },
    ]);
    expect((await post(`/flows/${id}/versions`, { note: "again" })).json()).toEqual(first.json());
    await rename(id, "B");
    expect((await post(`/flows/${id}/versions`, {})).json()).toMatchObject({ number: 2, note: "" });
    await rename(id, "A");
    const again = await post(`/flows/${id}/versions`, {});
    expect([again.statusCode, again.json()]).toMatchObject([200, { number: 1, note: "first" }]);
    expect((await get(`/flows/${id}/versions`)).json()).toMatchObject({
      items: [{ number: 2 }, { number: 1 }],
      nextCursor: null,
    });
  });

  it("are made once by many freezes at once", async () => {
    const id = await makeFlow("Race");
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(`/flows/${id}/versions`, {})));
    expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 9 }, () => 200),
      201,
    ]);
    expect(new Set(answers.map((answer) => answer.json<{ number: number }>().number))).toEqual(new Set([1]));
  });

  it("are listed page by page", async () => {
    const id = await makeFlow("1");
    for (const name of ["1", "2", "3"]) {
      await rename(id, name);
      await post(`/flows/${id}/versions`, {});
    }
    const first = (await get(`/flows/${id}/versions?limit=2`)).json<{ nextCursor: string }>();
    expect(first).toMatchObject({ items: [{ number: 3 }, { number: 2 }] });
    expect((await get(`/flows/${id}/versions?limit=2&cursor=${first.nextCursor}`)).json()).toMatchObject({
      items: [{ number: 1 }],
      nextCursor: null,
    });
    expect((await get(`/flows/${id}/versions?cursor=x`)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/cursor" }],
    });
  });

  it.each(["0", "-1", "1.5", "x", "99999999999"])("have no number %s", async (number) => {
    const id = await makeFlow("N");
    expect((await get(`/flows/${id}/versions/${number}`)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: "/number" }],
    });
  });

  it("cannot be changed or removed, not even in the database", async () => {
    const id = await makeFlow("Fixed");
    await post(`/flows/${id}/versions`, {});
    for (const statement of ["update versions set note = 'x'", "delete from versions", "truncate versions cascade"])
      await expect(test.database.pool.query(statement)).rejects.toThrow("versions is append-only");
  });

  it("of a flow that is not there are not there", async () => {
    for (const url of [
      "/flows/flow_none/versions",
      "/flows/flow_none/versions/1",
      "/flows/flow_none/diff?from=1&to=draft",
    ])
      expect((await get(url)).statusCode).toBe(404);
    expect((await post("/flows/flow_none/versions", {})).statusCode).toBe(404);
  });
});

describe("comparing", () => {
  it("says what changed from a version to the draft", async () => {
    const id = await makeFlow("Before");
    await post(`/flows/${id}/versions`, {});
    await rename(id, "After");
    const diff = (await get(`/flows/${id}/diff?from=1&to=draft`)).json<{
      changes: { kind: string; words: string }[];
    }>();
    expect(diff).toMatchObject({ from: { name: "Before" }, to: { name: "After" }, changes: [{ kind: "changed" }] });
    expect(diff.changes[0]?.words).toContain("After");
    expect((await get(`/flows/${id}/diff?from=1&to=1`)).json()).toMatchObject({ changes: [] });
  });

  it.each(["from=1", "from=x&to=draft", "from=1&to=newest", "from=1&to=0"])(
    "refuses %s with its place",
    async (query) => {
      const id = await makeFlow("C");
      await post(`/flows/${id}/versions`, {});
      expect((await get(`/flows/${id}/diff?${query}`)).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: expect.stringMatching(/^\/(from|to)$/) }],
      });
    },
  );

  it("finds nothing live where nothing was published", async () => {
    const id = await makeFlow("L");
    await post(`/flows/${id}/versions`, {});
    expect((await get(`/flows/${id}/diff?from=1&to=live:tenant_none`)).statusCode).toBe(404);
  });
});
