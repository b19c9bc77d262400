import { routes, ROLES, hasPermission, type RouteContract } from "@tonegraph/api-contract";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN_TOKEN, startTestBff, withHeader, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const OURS = { "x-tonegraph-request": "1" };
const me = (cookie: string) => test.request({ method: "GET", url: "/api/me", headers: { cookie } });
const useLink = (token: string) => test.request({ method: "POST", url: "/api/session", payload: { token } });

describe("signing in by link", () => {
  it("gives a session whose cookie scripts and other sites cannot use", async () => {
    const response = await useLink(await test.bff.newSignInToken());
    expect(response.statusCode).toBe(200);
    expect(response.cookies[0]).toMatchObject({
      name: "tonegraph_session",
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
    expect(Buffer.from(String(response.cookies[0]?.value), "base64url").length).toBeGreaterThanOrEqual(16);
    expect(response.json()).toMatchObject({ roles: ["admin"], via: "session" });
  });

  it("works once", async () => {
    const token = await test.bff.newSignInToken();
    await useLink(token);
    expect((await useLink(token)).json()).toMatchObject({ status: 401, code: "invalid-sign-in-token" });
  });

  it("lets only one of two at once in", async () => {
    const token = await test.bff.newSignInToken();
    const both = await Promise.all([useLink(token), useLink(token)]);
    expect(both.map((response) => response.statusCode).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it("is refused when the link has expired", async () => {
    const token = await test.bff.newSignInToken();
    test.surroundings.advance(61 * 60_000);
    expect((await useLink(token)).json()).toMatchObject({ code: "invalid-sign-in-token" });
  });

  it.each([[{}], [{ token: 1 }], [{ token: "" }], [{ token: "x", more: 1 }]])(
    "refuses the body %j with its places",
    async (payload) => {
      const response = await test.request({ method: "POST", url: "/api/session", payload });
      expect(response.json()).toMatchObject({
        status: 400,
        code: "invalid-body",
        errors: [{ pointer: expect.stringMatching(/^\/(token|more)$/) }],
      });
    },
  );

  it("ends the session that the browser had before", async () => {
    const former = await test.signIn();
    const token = await test.bff.newSignInToken();
    const request = {
      method: "POST",
      url: "/api/session",
      payload: { token },
      headers: { cookie: former, ...OURS },
    } as const;
    expect((await test.request(request)).statusCode).toBe(200);
    expect((await me(former)).statusCode).toBe(401);
  });

  it("keeps only hashes", async () => {
    const cookie = await test.signIn();
    const { rows } = await test.database.pool.query(
      "select token_hash from sessions union select token_hash from sign_in_tokens union select secret_hash from api_tokens",
    );
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(cookie.split("=")[1]);
    expect(kept).not.toContain(ADMIN_TOKEN);
  });
});

describe("a session", () => {
  it("ends after 30 idle minutes, and lasts while it is used", async () => {
    const cookie = await test.signIn();
    for (let i = 0; i < 3; i += 1) {
      test.surroundings.advance(29 * 60_000);
      expect((await me(cookie)).statusCode).toBe(200);
    }
    test.surroundings.advance(31 * 60_000);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  it("ends after 8 hours however it is used", async () => {
    const cookie = await test.signIn();
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      test.surroundings.advance(20 * 60_000);
      expect((await me(cookie)).statusCode).toBe(200);
    }
    test.surroundings.advance(20 * 60_000);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  it("ends when its person signs out", async () => {
    const cookie = await test.signIn();
    const response = await test.request({ method: "DELETE", url: "/api/session", headers: { cookie, ...OURS } });
    expect(response.statusCode).toBe(204);
    expect(String(response.headers["set-cookie"])).toContain("Expires=Thu, 01 Jan 1970");
    expect((await me(cookie)).statusCode).toBe(401);
  });

  it.each(["tonegraph_session=", "tonegraph_session=x", "tonegraph_session=%00", "other=1"])(
    "does not begin with the cookie %s",
    async (cookie) => {
      expect((await me(cookie)).statusCode).toBe(401);
    },
  );
});

describe("over HTTPS", () => {
  it("binds the cookie to the host and asks for HTTPS for good", async () => {
    const secure = await startTestBff({ PUBLIC_URL: "https://tonegraph.example" });
    const response = await secure.request({
      method: "POST",
      url: "/api/session",
      payload: { token: await secure.bff.newSignInToken() },
    });
    await secure.close();
    expect(response.cookies[0]).toMatchObject({ name: "__Host-tonegraph_session", secure: true, path: "/" });
    expect(response.headers["strict-transport-security"]).toContain("max-age=31536000");
  });
});

const all: readonly RouteContract[] = Object.values(routes);
const title = (contract: RouteContract) => `${contract.method} ${contract.path}`;
const address = (contract: RouteContract): InjectOptions => ({
  method: contract.method,
  url: `/api${contract.path.replaceAll(/:\w+/g, "1")}`,
});

describe("forged requests", () => {
  const unsafe = all
    .filter((contract) => contract.method !== "GET")
    .map((contract) => [title(contract), contract] as const);
  const forgeries: Readonly<Record<string, Record<string, string>>> = {
    "without our header": {},
    "with another value in it": { "x-tonegraph-request": "yes" },
    "from another origin": { ...OURS, origin: "https://evil.example" },
    "from nowhere": { ...OURS, origin: "null" },
    "from another site": { ...OURS, "sec-fetch-site": "cross-site" },
    "from a neighbouring host": { ...OURS, "sec-fetch-site": "same-site" },
  };

  it.each(unsafe)("are refused: %s", async (_title, contract) => {
    const cookie = await test.signIn();
    for (const headers of Object.values(forgeries)) {
      const response = await test.request({ ...address(contract), headers: { cookie, ...headers } });
      expect(response.json()).toMatchObject({ status: 403, code: "forged-request" });
    }
    expect((await me(cookie)).statusCode).toBe(200);
  });

  it("are not what our own pages send", async () => {
    const headers = {
      cookie: await test.signIn(),
      ...OURS,
      origin: "http://localhost:80",
      host: "localhost:80",
      "sec-fetch-site": "same-origin",
    };
    const response = await test.request({
      method: "POST",
      url: "/api/tokens",
      payload: { name: "x", role: "viewer" },
      headers,
    });
    expect(response.statusCode).toBe(201);
  });
});

describe("roles", () => {
  const guarded = all
    .filter((contract) => contract.permission !== "public")
    .map((contract) => [title(contract), contract] as const);

  it.each(guarded)("%s asks who it is", async (_title, contract) => {
    expect((await test.request(address(contract))).json()).toMatchObject({ status: 401, code: "not-signed-in" });
    const unknown = withHeader(address(contract), "authorization", "Bearer tg_unknown_unknown_unknown");
    expect((await test.request(unknown)).statusCode).toBe(401);
  });

  it.each(ROLES)("%s may do what the contract says and nothing else", async (role) => {
    const authorization = `Bearer ${await test.newToken(role, "ws_roles")}`;
    for (const contract of all.filter((one) => !one.stream && one.permission !== "public")) {
      const response = await test.request(withHeader(address(contract), "authorization", authorization));
      expect([title(contract), response.statusCode === 403]).toEqual([
        title(contract),
        !hasPermission([role], contract.permission),
      ]);
    }
  });
});
