import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN_TOKEN, startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const make = (payload: object) => test.asAdmin({ method: "POST", url: "/api/tokens", payload });
const me = (token: string) =>
  test.request({ method: "GET", url: "/api/me", headers: { authorization: `Bearer ${token}` } });

describe("API tokens", () => {
  it("work until they are revoked, and their secret is shown once", async () => {
    const { id, token, ...rest } = (await make({ name: "CI", role: "publisher" })).json<Record<string, string>>();
    expect(rest).toMatchObject({ name: "CI", role: "publisher", createdBy: "Bootstrap", lastUsedAt: null });
    expect((await me(String(token))).json()).toMatchObject({
      user: { id, name: "CI" },
      roles: ["publisher"],
      via: "token",
    });
    const list = await test.asAdmin({ method: "GET", url: "/api/tokens" });
    expect(list.body).not.toContain(token);
    expect(
      list.json<{ items: { id: string; lastUsedAt: string | null }[] }>().items.find((one) => one.id === id)
        ?.lastUsedAt,
    ).not.toBeNull();
    expect((await test.asAdmin({ method: "DELETE", url: `/api/tokens/${id}` })).statusCode).toBe(204);
    expect((await me(String(token))).statusCode).toBe(401);
    expect((await test.asAdmin({ method: "DELETE", url: `/api/tokens/${id}` })).statusCode).toBe(404);
  });

  it.each([
    [{ name: "", role: "viewer" }, "/name"],
    [{ name: "x".repeat(101), role: "viewer" }, "/name"],
    [{ name: "x", role: "owner" }, "/role"],
    [{ name: "x" }, "/role"],
    [{ name: "x", role: "viewer", secret: "mine" }, "/secret"],
  ])("refuse %j with its place", async (payload, pointer) => {
    expect((await make(payload)).json()).toMatchObject({ status: 400, code: "invalid-body", errors: [{ pointer }] });
  });

  it.each(["tg_", "nothing", "Basic dGc6eA==", "Bearer ", `Bearer ${ADMIN_TOKEN}x`, `bearer tg_${"x".repeat(400)}`])(
    "do not include %s",
    async (authorization) => {
      expect((await test.request({ method: "GET", url: "/api/me", headers: { authorization } })).statusCode).toBe(401);
    },
  );

  it("of another workspace cannot be revoked", async () => {
    const { id } = (await make({ name: "Ours", role: "viewer" })).json<{ id: string }>();
    const authorization = `Bearer ${await test.newToken("admin", "ws_other")}`;
    expect(
      (await test.request({ method: "DELETE", url: `/api/tokens/${id}`, headers: { authorization } })).statusCode,
    ).toBe(404);
  });

  it("never appear in the log", async () => {
    const { token } = (await make({ name: "Log", role: "viewer" })).json<{ token: string }>();
    await me(token);
    expect(test.logLines.join("")).not.toContain(token);
    expect(test.logLines.join("")).not.toContain(ADMIN_TOKEN);
  });
});
