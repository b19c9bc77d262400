import { newFlow } from "@tonegraph/flow-model";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
  await test.asAdmin({ method: "POST", url: "/api/flows", payload: { ...flow, id: "flow_kept" } });
});
afterAll(() => test.close());

const flow = newFlow({ name: "Kept" });
const start = flow.nodes[flow.startNodeId];
const JSON_TYPE = { "content-type": "application/json" };

/** The same bad body for every route that reads a flow; none may change what is stored. */
const DOORS: Readonly<Record<string, (payload: Buffer | string, headers: Record<string, string>) => InjectOptions>> = {
  "POST /flows": (payload, headers) => ({ method: "POST", url: "/api/flows", payload, headers }),
  "PUT /flows/:flowId": (payload, headers) => ({
    method: "PUT",
    url: "/api/flows/flow_kept",
    payload,
    headers: { ...headers, "if-match": '"1"' },
  }),
};

async function send(door: string, payload: Buffer | string, headers: Record<string, string> = JSON_TYPE) {
  const options = DOORS[door];
  if (!options) throw new Error(`there is no door ${door}`);
  const before = await stored();
  const response = await test.asAdmin(options(payload, headers));
  expect(await stored()).toEqual(before);
  return response.json<{ status: number; code: string; errors?: { pointer: string; code: string }[] }>();
}

async function stored(): Promise<unknown> {
  const { rows } = await test.database.pool.query("select id, revision, document from flows order by id");
  const entries = await test.database.pool.query("select count(*) from audit_entries");
  return [rows, entries.rows];
}

describe.each(Object.keys(DOORS))("%s", (door) => {
  it.each<[string, unknown, string[]]>([
    ["nothing that is required", {}, ["/formatVersion"]],
    ["an unknown key", { ...flow, colour: "red" }, ["/colour"]],
    [
      "an unknown key in a node",
      { ...flow, nodes: { [flow.startNodeId]: { ...start, colour: "red" } } },
      [`/nodes/${flow.startNodeId}/colour`],
    ],
    ["a wrong type", { ...flow, name: 7 }, ["/name"]],
    ["several faults at once", { ...flow, name: "", description: 7, colour: 1 }, ["/name", "/description", "/colour"]],
    ["a list", [], [""]],
    ["a text", "flow", [""]],
    ["null", null, [""]],
    ["half a surrogate pair", { ...flow, name: "half \ud83d" }, ["/name"]],
    ["a slash in the name", { ...flow, name: "a/b" }, ["/name"]],
    ["a node id of another kind", { ...flow, nodes: { constructor: start } }, ["/nodes/constructor"]],
    ["a format of the future", { ...flow, formatVersion: 99 }, ["/formatVersion"]],
  ])("says every place: %s", async (_name, document, pointers) => {
    const problem = await send(door, JSON.stringify(document));
    expect(problem).toMatchObject({ status: 400 });
    expect(problem.errors?.map((place) => place.pointer)).toEqual(expect.arrayContaining(pointers));
  });

  it.each<[string, Buffer | string, { pointer: string; code: string }]>([
    ["broken JSON", '{"name":', { pointer: "", code: "invalid-json" }],
    [
      "a byte that is not UTF-8",
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      { pointer: "", code: "invalid-utf8" },
    ],
    [
      "a prototype key",
      '{"nodes":{"__proto__":{"kind":"start"}}}',
      { pointer: "/nodes/__proto__", code: "prototype-key" },
    ],
    [
      "a constructor's prototype",
      '{"constructor":{"prototype":{"x":1}}}',
      { pointer: "/constructor", code: "prototype-key" },
    ],
    ["a NUL character", String.raw`{"name":"a\u0000b"}`, { pointer: "/name", code: "nul-character" }],
    ["a million levels", "[".repeat(1_000_000) + "]".repeat(1_000_000), { pointer: "/0".repeat(64), code: "too-deep" }],
    ["no body", "", { pointer: "", code: "missing-body" }],
  ])("refuses %s with its place", async (_name, payload, place) => {
    expect(await send(door, payload)).toMatchObject({ status: 400, code: "invalid-body", errors: [place] });
  });

  it("refuses a body of 10 MB", async () => {
    const document = JSON.stringify({ ...flow, description: "x".repeat(10 * 1024 * 1024) });
    expect(await send(door, document)).toMatchObject({ status: 413, code: "body-too-large" });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"])(
    "refuses %s",
    async (type) => {
      expect(await send(door, JSON.stringify(flow), { "content-type": type })).toMatchObject({
        status: 415,
        code: "unsupported-media-type",
      });
    },
  );
});

describe("what is faulty but parses", () => {
  it("is kept: a connection to nowhere, a missing prompt, an unknown profile", async () => {
    const connections = { conn_a: { source: flow.startNodeId, port: "next", target: "node_gone" } };
    const response = await test.asAdmin({
      method: "POST",
      url: "/api/flows",
      payload: { ...flow, id: "flow_faulty", connections, profile: "unknown" },
    });
    expect(response.statusCode).toBe(201);
    const list = await test.asAdmin({ method: "GET", url: "/api/flows" });
    expect(list.json<{ items: { problems: { error: number } }[] }>().items[0]?.problems.error).toBeGreaterThan(0);
  });
});
