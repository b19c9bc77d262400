import { describe, expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";

describe("the controls", () => {
  it.each([
    [{ origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://sandbox.test:4401", "sec-fetch-site": "same-origin" }, 204],
    [{ "sec-fetch-site": "none" }, 204],
    [{}, 204],
  ])("answer what brings %j with %i", async (headers, status) => {
    const app = await buildSandboxApp();
    const url = "/_control/genesys-menu-flows/expire-tokens";
    const answer = await app.inject({ method: "POST", url, headers: { host: "sandbox.test:4401", ...headers } });
    await app.close();
    expect(answer.statusCode).toBe(status);
  });
});
