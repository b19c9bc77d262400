import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, problemOf } from "./api-failure.ts";
import { callApi, fetchApi } from "./call-api.ts";
import { sessionLost } from "./session-lost.ts";

const me = { user: { id: "u1", name: "Mara" }, roles: ["admin"], via: "session", workspaceId: "w1" };
const refused = (code: string, status: number) => ({
  type: "about:blank",
  title: "T",
  status,
  code,
  detail: "D",
  requestId: "req_1",
});

let seen: { url: string; init: RequestInit }[] = [];
let answer: () => Response | Promise<Response>;

// The network is outside of what is tested here; the stand-in keeps what was asked.
beforeEach(() => {
  seen = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return Promise.resolve().then(() => answer());
  });
});
afterEach(() => vi.unstubAllGlobals());

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

describe("callApi", () => {
  it("sends our header with every call, and a body as JSON", async () => {
    answer = () => json(me);
    await callApi("signIn", { body: { token: "t" } });
    expect(seen[0]).toMatchObject({
      url: "/api/session",
      init: {
        method: "POST",
        credentials: "same-origin",
        body: '{"token":"t"}',
        headers: { "x-tonegraph-request": "1", "content-type": "application/json" },
      },
    });
  });

  it("sends the headers of the contract and gives the ETag", async () => {
    answer = () =>
      json(
        { id: "flow_1", formatVersion: 1, name: "A", startNodeId: "node_s", nodes: {}, connections: {}, prompts: {} },
        200,
        { etag: '"4"' },
      );
    const result = await callApi("putFlow", { params: { flowId: "flow_1" }, headers: { "if-match": '"3"' }, body: {} });
    expect(seen[0]?.init.headers).toMatchObject({ "if-match": '"3"' });
    expect(result).toMatchObject({ ok: true, value: { etag: '"4"', status: 200, data: { name: "A" } } });
  });

  it("gives null where there is no body", async () => {
    answer = () => new Response(null, { status: 204 });
    expect(await callApi("signOut", {})).toEqual({ ok: true, value: { data: null, status: 204, etag: null } });
  });

  it("gives the problem details of a refusal", async () => {
    answer = () => json(refused("in-use", 409), 409);
    expect(await callApi("deleteFlow", { params: { flowId: "flow_1" } })).toEqual({
      ok: false,
      error: { kind: "refused", status: 409, problem: refused("in-use", 409) },
    });
  });

  it("announces a lost session, but not a sign-in link that is used up", async () => {
    const heard = vi.fn<() => void>();
    const stop = sessionLost.listen(heard);
    answer = () => json(refused("invalid-sign-in-token", 401), 401);
    await callApi("signIn", { body: { token: "t" } });
    expect(heard).not.toHaveBeenCalled();
    answer = () => json(refused("not-signed-in", 401), 401);
    await callApi("getMe", {});
    expect(heard).toHaveBeenCalledOnce();
    stop();
    await callApi("getMe", {});
    expect(heard).toHaveBeenCalledOnce();
  });

  it.each([
    [
      "a proxy's page",
      () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
      { kind: "unreadable", status: 502 },
    ],
    ["a page instead of JSON", () => new Response("<!doctype html>"), { kind: "unreadable", status: 200 }],
    [
      "a body that is not what the contract says",
      () => json({ ...me, roles: ["king"] }),
      { kind: "unreadable", status: 200 },
    ],
    ["a status that the contract does not have", () => json(me, 206), { kind: "unreadable", status: 206 }],
    ["nothing", () => Promise.reject(new TypeError("Failed to fetch")), { kind: "unreachable", status: 0 }],
  ] as const)("says in words what came instead: %s", async (_name, stand, error) => {
    answer = stand;
    const result = await callApi("getMe", {});
    const detail: unknown = expect.stringMatching(/.{30}/);
    expect(result).toMatchObject({ ok: false, error: { ...error, problem: { detail } } });
  });

  it("lets an aborted call throw, so that queries can tell it from a failure", async () => {
    answer = () => Promise.reject(new DOMException("gone", "AbortError"));
    await expect(callApi("getMe", {})).rejects.toThrow("gone");
  });
});

describe("fetchApi", () => {
  it("throws what callApi gives as an error, with the problem inside", async () => {
    answer = () => json(refused("overloaded", 503), 503);
    const error = await fetchApi("getMe", {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(problemOf(error)).toMatchObject({ code: "overloaded", requestId: "req_1" });
  });
});

describe("problemOf", () => {
  it("makes a problem of anything thrown", () => {
    expect(problemOf(new Error("boom"))).toMatchObject({ code: "internal-error", detail: "boom" });
    expect(problemOf("boom")).toMatchObject({ detail: "boom" });
  });
});
