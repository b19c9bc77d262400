// The document: “typically 10-20 requests per second per client”.
import type { Json } from "@tonegraph/flow-model";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { ACCOUNT_START, account } from "../__fixtures__/sandbox-account.ts";
import { sandbox } from "./sandbox.ts";
import { freshState } from "./state.ts";

const FLOW = "/api/v2/flows/x";
const MOST = 20;
const SECOND = 1000;
const statuses = (times: number, ask: () => SandboxResponse): number[] =>
  Array.from({ length: times }, () => ask().status);

describe("sandbox: requests a second", () => {
  it("limits each client by itself, whichever of its tokens it uses", () => {
    const { ask, token, advance } = account();
    const [first, second, other] = [token(), token(), token("sandbox-reader")];
    advance(SECOND);
    const read = (held: string) => () => ask("GET", FLOW, { token: held });
    expect(statuses(MOST, read(first))).toEqual(Array(MOST).fill(404));
    expect(read(second)()).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    expect(statuses(MOST, read(other))).toEqual(Array(MOST).fill(404));
    expect(read(other)().status).toBe(429);
  });

  it.each([
    ["that lack a scope", "POST", "/api/v2/flows", 401],
    ["for what is not there", "GET", "/api/v2/nothing", 404],
    ["with another method", "DELETE", FLOW, 405],
  ])("counts requests %s", (...[, method, path, status]) => {
    const { ask, token, advance } = account();
    const signedIn = { token: token("sandbox-reader") };
    advance(SECOND);
    expect(statuses(MOST, () => ask(method, path, signedIn))).toEqual(Array(MOST).fill(status));
    expect(ask(method, path, signedIn).status).toBe(429);
  });

  it("counts sign-ins among them, with a wrong secret too", () => {
    const { ask, token, advance } = account();
    const signIn = (secret: string) => () =>
      ask("POST", "/oauth/token", {
        body: `grant_type=client_credentials&client_id=sandbox-client&client_secret=${secret}`,
        type: "application/x-www-form-urlencoded",
      });
    const held = token();
    expect(statuses(9, signIn("sandbox-secret"))).toEqual(Array(9).fill(200));
    expect(statuses(10, signIn("wrong"))).toEqual(Array(10).fill(401));
    expect(signIn("sandbox-secret")()).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    expect(ask("GET", FLOW, { token: held }).status).toBe(429);
    expect(ask("GET", FLOW, { token: token("sandbox-reader") }).status).toBe(404);
    advance(SECOND);
    expect(signIn("sandbox-secret")().status).toBe(200);
  });

  it("goes on counting after a restart", () => {
    const { ask, token, change, advance } = account();
    const signedIn = { token: token() };
    advance(SECOND);
    expect(statuses(MOST, () => ask("GET", FLOW, signedIn))).toEqual(Array(MOST).fill(404));
    change((state) => JSON.parse(JSON.stringify(state)));
    expect(ask("GET", FLOW, signedIn).status).toBe(429);
  });

  it("reads an account that was kept when all clients were counted together", () => {
    const { recentOf: _, ...kept } = freshState();
    const before: Json = { ...kept, recent: [ACCOUNT_START], tokens: { t: { expiresAt: 1, scopes: ["flow:read"] } } };
    expect(sandbox.listFlows(before)).toEqual([]);
  });
});
