import type { Leaving, Visit } from "@tonegraph/call-analytics";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../testing/test-database.ts";
import { createVisitWriter } from "../analytics/insert-visits.ts";
import { migrateDatabase } from "../database/migrate.ts";
import { countCalls } from "./call-counts.ts";

const database = await openTestDatabase();
afterAll(() => database.close());

const AT = Date.UTC(2026, 10, 16, 9);
const MENU = "node_main_menu";
const target = { flowId: "flow_a", tenantId: "tenant_a", version: 2, externalId: "a" };
const span = { from: new Date(AT), to: new Date(AT + 300_000) };
const hungUp: Leaving = { kind: "hungUp" };
const toSales: Leaving = { kind: "port", port: "key:1" };

let calls = 0;
/** One call, by how long it stayed at each block and how it left it. */
function call(...stays: readonly (readonly [nodeId: string, seconds: number, leaving: Leaving])[]) {
  calls += 1;
  const callId = `call_${calls}`;
  let at = AT + calls * 1000;
  const visits = stays.map(([nodeId, seconds, leaving], index): Visit => {
    const [enteredMs, leftMs] = [at, at + seconds * 1000];
    at = leftMs;
    return { callId, index, nodeId, enteredMs, leftMs, leaving, noInputs: 0, noMatches: 0, keys: "" };
  });
  return { begunMs: AT + calls * 1000, visits };
}

beforeAll(async () => {
  await migrateDatabase(database.db);
  await createVisitWriter({ db: database.db, workspaceId: "workspace_a" }).insert(target, [
    call([MENU, 30, hungUp]),
    call([MENU, 5, hungUp]),
    call([MENU, 12, toSales], ["node_sales", 60, { kind: "ended" }]),
    // Dropped at once: by the caller, by the flow, and two who are taken within 5 s.
    call([MENU, 1, hungUp]),
    call([MENU, 4.9, { kind: "ended" }]),
    call([MENU, 2, toSales], ["node_sales", 1, { kind: "ended" }]),
    call([MENU, 2, toSales], ["node_sales", 2, hungUp]),
    // Goes on still.
    call([MENU, 1, { kind: "open" }]),
  ]);
});

describe("countCalls", () => {
  it("leaves out what ended within 5 seconds, and counts apart who was not served by then", async () => {
    const counted = await countCalls(
      database.db,
      { workspaceId: "workspace_a", target, flow: customerSupportMenu() },
      span,
    );
    expect(counted).toEqual({
      all: { trials: 4, successes: 2 },
      brief: { trials: 8, successes: 2 },
      nodes: { [MENU]: { trials: 4, successes: 2 }, node_sales: { trials: 1, successes: 0 } },
    });
  });

  it("counts nothing where nobody called", async () => {
    const nobody = { ...target, version: 3 };
    const counted = await countCalls(
      database.db,
      { workspaceId: "workspace_a", target: nobody, flow: customerSupportMenu() },
      span,
    );
    const none = { trials: 0, successes: 0 };
    expect(counted).toEqual({ all: none, brief: none, nodes: {} });
  });
});
