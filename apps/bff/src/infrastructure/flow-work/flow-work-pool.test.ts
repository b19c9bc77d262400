import { setImmediate as nextTurn } from "node:timers/promises";
import { diffFlows, type Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, hangup, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { afterAll, describe, expect, it } from "vitest";
import type { CompareRequest, JudgeRequest } from "../../kernel/flow-work.ts";
import { doFlowWork } from "./do-flow-work.ts";
import { createFlowWorkPool } from "./flow-work-pool.ts";

const onBroken = (error: unknown): void => {
  throw error;
};
const pool = createFlowWorkPool({ onBroken });
afterAll(() => pool.stop());

const NO_FLOWS = new Map<string, Flow>();
const judging = (flow: Flow, more: Partial<JudgeRequest> = {}): JudgeRequest => ({
  flow,
  profile: "cxone-ivr-menus",
  subflows: NO_FLOWS,
  ...more,
});

/** Menus in a row, each with a queue: many blocks, and many places where somebody may want to go. */
function longMenus(count: number, label = "Menu"): Flow {
  const numbers = Array.from({ length: count }, (_, place) => place);
  const rows = numbers.map((place) => [
    [`node_m${place}`, menu({ label: `${label} ${place}`, keys: ["1", "2"] })] as const,
    [`node_q${place}`, queue(`queue_${place}`, { label: `Queue ${place}` })] as const,
  ]);
  const next = (place: number): string => (place + 1 < count ? `node_m${place + 1}` : "node_q0");
  return flowOf({
    nodes: Object.fromEntries(rows.flat()),
    wires: [
      "node_start -> node_m0",
      ...numbers.flatMap((place) => [
        `node_m${place}.key:1 -> node_q${place}`,
        `node_m${place}.key:2 -> ${next(place)}`,
        `node_m${place}.noInput -> node_q${place}`,
        `node_m${place}.noMatch -> node_q${place}`,
      ]),
    ],
  });
}

/** How often the event loop came round while a piece of work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  let turns = 0;
  void work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await nextTurn();
    turns += 1;
  }
  return turns;
}

describe("the pool of flow work", () => {
  it("judges as the rules do, with sub-flows, resources and a tenant's limits", async () => {
    const inner = flowOf({
      flow: { id: "flow_inner", name: "Inner" },
      nodes: { node_back: subflow({ flowId: "flow_outer" }) },
      wires: ["node_start -> node_back"],
    });
    const flow = flowOf({
      flow: {
        id: "flow_outer",
        tests: [{ id: "t", label: "T", inputs: [], expect: { end: { kind: "queue" } } }],
      },
      nodes: { node_m: message(), node_in: subflow({ flowId: "flow_inner" }), node_end: hangup() },
      wires: ["node_start -> node_m", "node_m -> node_in", "node_in.failed -> node_end", "node_in -> node_end"],
    });
    const request = judging(flow, {
      subflows: new Map([["flow_inner", inner]]),
      resources: { flow: new Set(["flow_other"]) },
      limits: { speechLimit: 3 },
    });
    const judged = await pool.judge(request);
    const direct = doFlowWork({ type: "judge", ...request });
    expect(judged).toEqual({ ok: true, value: direct.type === "judged" ? direct.split : null });
    const codes = judged.ok ? judged.value.shown.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(["cross-flow-cycle", "tts-too-long", "saved-test-fails"]));
  });

  it("lets the event loop come round while it judges and compares large flows", async () => {
    const compare: CompareRequest = { before: longMenus(150), after: longMenus(150, "Other"), subflows: NO_FLOWS };
    const tasks = [
      () => pool.judge(judging(longMenus(1000))),
      () => pool.compare(compare),
      () => pool.diff({ before: longMenus(500), after: longMenus(500, "Other") }),
    ];
    for (const task of tasks) expect(await turnsDuring(task())).toBeGreaterThan(20);
    // The same beside the pool: nothing else happens before it is done.
    expect(await turnsDuring(Promise.resolve().then(() => doFlowWork({ type: "compare", ...compare })))).toBeLessThan(
      5,
    );
  });

  it("tells differences as they are", async () => {
    const [before, after] = [longMenus(2), longMenus(3)];
    expect(await pool.diff({ before, after })).toEqual({ ok: true, value: diffFlows(before, after) });
  });

  it("ends work that nobody would wait for, and goes on with the next", async () => {
    const hasty = createFlowWorkPool({ onBroken, longestMs: 1 });
    expect(await hasty.judge(judging(longMenus(1000)))).toMatchObject({ ok: false, error: { code: "overloaded" } });
    await hasty.stop();
    expect(await pool.judge(judging(customerSupportMenu()))).toMatchObject({ ok: true });
  });

  it("refuses more than it can keep waiting", async () => {
    const asked = Array.from({ length: 220 }, () => pool.judge(judging(customerSupportMenu())));
    const refused = (await Promise.all(asked)).filter((judged) => !judged.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ error: { code: "overloaded", detail: expect.stringContaining("in a moment") } });
  });

  it("passes a bug on", async () => {
    await expect(pool.judge(judging(customerSupportMenu(), { profile: "none" }))).rejects.toThrow("no profile");
  });
});
