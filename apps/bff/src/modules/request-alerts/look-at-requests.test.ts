import { flowOf, httpRequest, queue } from "@tonegraph/flow-model/testing";
import { expect, it } from "vitest";
import type { LiveRequests } from "./ports.ts";
import { createRequestsReader } from "./requests-reader.ts";
import { lookAtRequests } from "./usecases/look-at-requests.ts";

const asking = flowOf({
  nodes: {
    node_ask: httpRequest({ url: "https://crm.example/v1", timeoutMs: 3000 }),
    node_sales: queue("queue_sales"),
  },
  wires: ["node_start -> node_ask", "node_ask.success -> node_sales"],
});
const on = (tenantId: string, flowId: string, isOpen = false): LiveRequests => ({
  flowId,
  tenantId,
  version: 3,
  externalId: `there_${flowId}`,
  isOpen,
});

/** Rounds over live versions; only tenants whose name begins with "telling" tell of calls. */
function rounds(live: readonly LiveRequests[], remembered?: number) {
  const log: string[] = [];
  const note = (entry: string): Promise<void> => {
    log.push(entry);
    return Promise.resolve();
  };
  const store = {
    live: () => Promise.resolve(live),
    open: ({ flowId }: { readonly flowId: string }) => note(`open ${flowId}`),
    close: ({ flowId }: { readonly flowId: string }) => note(`close ${flowId}`),
  };
  const source = {
    async *calls({ externalId }: { readonly externalId: string }) {
      await note(`calls ${externalId}`);
      yield { ok: true as const, value: [] };
    },
  };
  const requests = createRequestsReader(async (...[, flowId, version]) => {
    await note(`read ${flowId} ${version}`);
    return asking;
  }, remembered);
  const dependencies = {
    storage: { in: () => store, transaction: () => Promise.reject(new Error("Nothing here needs one.")) },
    async findCalls(...[, tenantId]: [string, string]) {
      await note(`find ${tenantId}`);
      return tenantId.startsWith("telling") ? source : null;
    },
    requests,
    now: () => new Date("2026-03-01T10:00:00Z"),
    newId: () => "alert_1",
  };
  return async () => {
    log.length = 0;
    expect(await lookAtRequests("w1", dependencies)).toEqual([]);
    return [...log];
  };
}

it("reads no flow on a tenant that tells of no calls, asks for it once a round, and closes what is open there", async () => {
  const round = rounds([on("silent", "flow_a"), on("silent", "flow_b", true)]);
  expect(await round()).toEqual(["find silent", "close flow_b"]);
});

it("reads a version once for all rounds, and asks for a tenant's calls once in each", async () => {
  const round = rounds([on("telling", "flow_a"), on("telling", "flow_b")]);
  const calls = ["calls there_flow_a", "calls there_flow_b"];
  expect((await round()).toSorted()).toEqual([...calls, "find telling", "read flow_a 3", "read flow_b 3"]);
  expect((await round()).toSorted()).toEqual([...calls, "find telling"]);
});

it("remembers so many versions only, and forgets the one it read first", async () => {
  const round = rounds([on("telling", "flow_a"), on("telling", "flow_b")], 1);
  await round();
  expect((await round()).filter((entry) => entry.startsWith("read"))).toEqual(["read flow_a 3", "read flow_b 3"]);
});
