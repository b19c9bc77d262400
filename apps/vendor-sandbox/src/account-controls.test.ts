import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSandboxApp } from "./build-sandbox-app.ts";

const ACCOUNT = "/_control/cxone-flow-connections/account";
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildSandboxApp({});
});
afterAll(() => app.close());

const change = (payload: object) => app.inject({ method: "PUT", url: ACCOUNT, payload });
const numbers = async (): Promise<unknown> => (await app.inject({ method: "GET", url: ACCOUNT })).json();

describe("an account's numbers", () => {
  it("are read and changed, such as how many connections may leave a block", async () => {
    expect(await numbers()).toEqual({ tokenLifetime: 3600, maxConnectionsPerNode: 10 });
    expect((await change({ maxConnectionsPerNode: 20 })).statusCode).toBe(204);
    expect(await numbers()).toEqual({ tokenLifetime: 3600, maxConnectionsPerNode: 20 });
  });

  it.each<[object, string]>([
    [{ clients: 3 }, "no number clients. There are: tokenLifetime, maxConnectionsPerNode"],
    [{ maxConnectionsPerNode: 0.5 }, "maxConnectionsPerNode"],
    [{ maxConnectionsPerNode: "many" }, "maxConnectionsPerNode"],
  ])("stay what they are where %j is asked for", async (wanted, words) => {
    const before = await numbers();
    const refused = await change(wanted);
    expect(refused.statusCode).toBe(400);
    expect(refused.json().message).toContain(words);
    expect(await numbers()).toEqual(before);
  });
});
