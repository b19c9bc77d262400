import { describe, expect, it } from "vitest";
import { bearerToken, grantToken } from "./client-credentials.ts";

const account = {
  clients: { app: { secret: "p%&+ ü", scopes: ["read", "write"] } },
  tokenLifetime: 60,
  tokens: { old: { expiresAt: 500, scopes: ["read"] }, good: { expiresAt: 5000, scopes: ["read"] } },
};
const world = { now: 1000, entropy: () => "fresh" };

function sign(form: string, type = "application/x-www-form-urlencoded; charset=utf-8") {
  const request = { method: "POST", path: "/oauth/token", query: {}, headers: { "content-type": type }, body: form };
  const { tokens, response } = grantToken(account, request, world);
  return { tokens, status: response.status, ...JSON.parse(response.body) };
}

const form = (more = "", secret = "p%25%26%2B+%C3%BC"): string =>
  `grant_type=client_credentials&client_id=app&client_secret=${secret}${more}`;

describe("grantToken", () => {
  it("grants what was asked for and may be given, and forgets tokens that have ended", () => {
    expect(sign(form("&scope=read%20admin"))).toEqual({
      status: 200,
      access_token: "fresh",
      token_type: "Bearer",
      expires_in: 60,
      scope: "read",
      tokens: {
        good: { expiresAt: 5000, scopes: ["read"] },
        fresh: { expiresAt: 61_000, scopes: ["read"], clientId: "app" },
      },
    });
  });

  it("grants everything where nothing is asked for", () => expect(sign(form())).toMatchObject({ scope: "read write" }));

  it.each([
    ["a JSON body", "{}", "application/json", 400, "invalid_request"],
    ["another grant", form().replace("client_credentials", "password"), undefined, 400, "unsupported_grant_type"],
    ["a wrong secret", form("", "no"), undefined, 401, "invalid_client"],
    ["an unknown client", form().replace("=app", "=constructor"), undefined, 401, "invalid_client"],
    ["foreign scopes alone", form("&scope=admin"), undefined, 400, "invalid_scope"],
    ["half a percent sign", form("", "%E0%A4%A"), undefined, 401, "invalid_client"],
  ])("refuses %s in OAuth's style", (...[, body, type, status, error]) => {
    expect(sign(body, type)).toMatchObject({ status, error, tokens: null });
  });
});

describe("bearerToken", () => {
  it.each([
    ["Bearer good", 4999, ["read"]],
    ["Bearer good", 5000, undefined],
    ["Bearer constructor", 0, undefined],
    ["bearer good", 0, undefined],
    ["", 0, undefined],
  ])("%s at %i → %j", (authorization, now, scopes) => {
    const request = { method: "GET", path: "/", query: {}, headers: { authorization }, body: "" };
    expect(bearerToken(account, request, now)?.scopes).toEqual(scopes);
  });
});
