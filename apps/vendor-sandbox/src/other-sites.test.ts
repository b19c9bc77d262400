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
    const app = await buildSandboxApp({ hosts: ["sandbox.test"] });
    const url = "/_control/genesys-menu-flows/expire-tokens";
    const answer = await app.inject({ method: "POST", url, headers: { host: "sandbox.test:4401", ...headers } });
    await app.close();
    expect(answer.statusCode).toBe(status);
  });
});

describe("the page and its controls", () => {
  const PATHS = ["/", "/_page/page.mjs", "/_control", "/_control/overview", "/_control/clock"];

  it.each([
    ["localhost:4401", 200],
    ["LOCALHOST.", 200],
    ["sandbox.localhost", 200],
    ["127.0.0.1:9", 200],
    ["127.8.8.8", 200],
    ["[::1]:4401", 200],
    ["sandbox.test:4401", 200],
    ["[fd00::5]:4401", 200],
    ["rebound.example:4401", 403],
    ["localhost.rebound.example", 403],
    ["127.0.0.1.rebound.example", 403],
    ["192.0.2.7:4401", 403],
  ])("answer who calls the sandbox “%s” with %i", async (host, status) => {
    const app = await buildSandboxApp({ hosts: ["Sandbox.test", "fd00::5"] });
    const answers = await Promise.all(PATHS.map((url) => app.inject({ url, headers: { host } })));
    await app.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(PATHS.map(() => status));
    if (status === 403) expect(answers[0]?.json().message).toContain(`not called “${host.replace(/:4401$/, "")}”`);
  });

  it("are called by the address that a request came in at, whichever it listens on", async () => {
    const app = await buildSandboxApp();
    const remote = { remoteAddress: "10.0.0.9", headers: { host: "10.0.0.1:4401" } };
    expect((await app.inject({ url: "/", ...remote })).statusCode).toBe(403);
    const origin = await app.listen({ host: "0.0.0.0", port: 0 });
    const answer = await fetch(`http://127.0.0.1:${new URL(origin).port}/_control`);
    await app.close();
    expect(answer.status).toBe(200);
  });
});
