import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Heatmap } from "@tonegraph/api-contract";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../testing/test-bff.ts";

const PAST_MS = 7 * 86_400_000;
const WITHIN_MS = 100_000;

interface FlowItem {
  readonly id: string;
  readonly profile: string;
}

let test: TestBff;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-demo-"));
  test = await startTestBff({
    DATA_DIR: dataDir,
    SANDBOX_PORT: String(await freePort()),
    TONEGRAPH_SANDBOX: "on",
    TONEGRAPH_DEMO_PAST: "on",
  });
  test.bff.start();
}, WITHIN_MS);

afterAll(async () => {
  await test.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the demo of a fresh start", () => {
  it("has every dialect's flow live for more than a week", { timeout: WITHIN_MS }, async () => {
    await expect
      .poll(liveInThePast, { timeout: 60_000, interval: 200 })
      .toEqual(descriptors.map(({ id }) => id).toSorted());
  });

  it("has a week of calls at each of them without anybody waiting for a round", { timeout: WITHIN_MS }, async () => {
    const { items } = await ask<{ items: readonly { flowId: string; tenantId: string }[] }>("/deployments");
    for (const { flowId, tenantId } of items) {
      const heat = () => ask<Heatmap>(`/flows/${flowId}/heatmap?tenantId=${tenantId}`);
      const isCollected = async () => (await heat()).gaps.every(({ why }) => !why.startsWith("No"));
      await expect.poll(isCollected, { timeout: 60_000, interval: 200 }).toBe(true);
      expect((await heat()).total.calls).toBeGreaterThan(500);
    }
  });

  it(
    "has tenants that pass their check, and none of which does at a wrong address",
    { timeout: WITHIN_MS },
    async () => {
      const { items } = await ask<{ items: readonly { id: string; baseUrl: string }[] }>("/tenants");
      expect(items).toHaveLength(descriptors.length);
      for (const { id, baseUrl } of items) {
        const check = async () => (await test.asAdmin({ method: "POST", url: `/api/tenants/${id}/check` })).json();
        expect(await check()).toMatchObject({ ok: true });
        const payload = { baseUrl: `${baseUrl}/nowhere` };
        await test.asAdmin({ method: "PATCH", url: `/api/tenants/${id}`, payload });
        const message = expect.stringMatching(
          /let us sign in, but its API is not at this address.* look at “API address”/u,
        );
        expect(await check()).toMatchObject({ ok: false, message, fields: ["/baseUrl"] });
      }
    },
  );
});

/** The dialects of the flows that have been live for so long. */
async function liveInThePast(): Promise<readonly string[]> {
  const { items: flows } = await ask<{ items: readonly FlowItem[] }>("/flows?limit=50");
  const { items } = await ask<{ items: readonly { flowId: string; state: string; endedAt: string }[] }>("/deployments");
  const before = Date.now() - PAST_MS;
  const live = items.filter(({ state, endedAt }) => state === "live" && Date.parse(endedAt) < before);
  return live.flatMap(({ flowId }) => flows.find(({ id }) => id === flowId)?.profile ?? []).toSorted();
}

async function ask<Body>(address: string): Promise<Body> {
  const answer = await test.asAdmin({ method: "GET", url: `/api${address}` });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Body>();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the probe does not listen on a port");
  return address.port;
}
