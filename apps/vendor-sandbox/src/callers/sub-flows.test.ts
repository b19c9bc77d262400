// Callers follow a sub-flow into what is published of it, and back; the figures of both flows tell of it.
import type { Visit } from "@tonegraph/call-analytics";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Flow, Json } from "@tonegraph/flow-model";
import { flowOf, hangup, httpRequest, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { createDialectCallers, type DialectCallers } from "./dialect-callers.ts";
import { HOUR_MS } from "./population.ts";

const MONDAY = Date.UTC(2026, 0, 5);
const SPAN = { fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS, now: MONDAY + 48 * HOUR_MS };
const ID = { "cxone-flow-steps": "flow_orders", "genesys-menu-flows": "flow-orders" } as const;
type Dialect = keyof typeof ID;

/** 1 leads to sales, 2 into the other flow, whose own 1 leads to support. */
function outer(dialect: Dialect): Flow {
  const steps = dialect === "cxone-flow-steps";
  return flowOf({
    nodes: {
      node_menu: {
        ...menu({ label: "Menu", keys: ["1", "2"], promptId: "prompt_menu" }),
        noInput: { timeoutMs: 5000, maxRepeats: 2 },
        noMatch: { maxRepeats: 2 },
      },
      node_sales: queue("queue-sales"),
      node_orders: subflow({ label: "Orders", flowId: ID[dialect] }),
      ...(steps ? { node_thanks: hangup(), node_failed: queue("queue-support") } : {}),
    },
    wires: [
      "node_start -> node_menu",
      "node_menu.key:1 -> node_sales",
      "node_menu.key:2 -> node_orders",
      "node_menu.noInput -> node_sales",
      "node_menu.noMatch -> node_sales",
      ...(steps ? ["node_orders.next -> node_thanks", "node_orders.failed -> node_failed"] : []),
    ],
    prompts: { prompt_menu: "For sales, press 1. For your order, press 2." },
    flow: { id: "flow_main" },
  });
}

function inner(dialect: Dialect): Flow {
  const steps = dialect === "cxone-flow-steps";
  return flowOf({
    nodes: {
      node_menu: {
        ...menu({ label: "Orders", keys: ["1", "2"], promptId: "prompt_menu" }),
        noInput: { timeoutMs: 5000, maxRepeats: 2 },
        noMatch: { maxRepeats: 2 },
      },
      node_support: queue("queue-support"),
      node_other: steps ? message({ label: "Status", promptId: "prompt_status" }) : queue("queue-sales"),
      ...(steps ? { node_end: hangup() } : {}),
    },
    wires: [
      "node_start -> node_menu",
      "node_menu.key:1 -> node_support",
      "node_menu.key:2 -> node_other",
      "node_menu.noInput -> node_support",
      "node_menu.noMatch -> node_support",
      ...(steps ? ["node_other -> node_end"] : []),
    ],
    prompts: { prompt_menu: "For help, press 1. To hear more, press 2.", prompt_status: "It is on its way." },
    flow: { id: "flow_orders" },
  });
}

function compiled(dialect: Dialect, flow: Flow): Json {
  const converter = findConverter(dialect);
  if (converter === undefined) throw new Error("the dialect is gone");
  return converter.compile(flow).artefact;
}

function calling(dialect: Dialect, held: Readonly<Record<string, Json>>): DialectCallers {
  const real = sandboxes.find(({ id }) => id === dialect);
  if (real === undefined) throw new Error("the dialect is gone");
  const listFlows = () => Object.entries(held).map(([id, artefact]) => ({ id, artefact }));
  const sandbox: DialectSandbox = { ...real, listFlows };
  const callers = createDialectCallers(sandbox, null);
  callers.notice(real.initialState(), MONDAY);
  return callers;
}

const feedOf = (callers: DialectCallers, flowId: string): readonly Visit[] =>
  callers.feed(SPAN.now).page({ flowId, ...SPAN }, { cursor: null, limit: 100_000 }).visits;
const ofBlock = (visits: readonly Visit[], block: string): Visit[] => visits.filter(({ nodeId }) => nodeId === block);
const leavings = (visits: readonly Visit[]): readonly string[] => [
  ...new Set(visits.map(({ leaving }) => (leaving.kind === "port" ? leaving.port : leaving.kind))),
];

describe.each(["cxone-flow-steps", "genesys-menu-flows"] as const)("callers of %s", (dialect) => {
  const id = ID[dialect];
  const callers = calling(dialect, {
    flow_main: compiled(dialect, outer(dialect)),
    [id]: compiled(dialect, inner(dialect)),
  });
  const main = feedOf(callers, "flow_main");
  const block = main.find(({ nodeId }) => nodeId.includes("orders"))?.nodeId ?? "";
  const stays = ofBlock(main, block);
  const through = feedOf(callers, id).filter(({ callId }) => callId.startsWith("flow_main"));

  it("go into a sub-flow and are there, call by call, as long as the block that runs it says", () => {
    const calls = Map.groupBy(through, ({ callId }) => callId);
    expect(stays.length).toBeGreaterThan(100);
    expect(calls.size).toBe(stays.length);
    for (const stay of stays) {
      const within = calls.get(`${stay.callId}~1`) ?? [];
      expect([within[0]?.enteredMs, within.at(-1)?.leftMs]).toEqual([stay.enteredMs, stay.leftMs]);
      expect(within.map(({ index }) => index)).toEqual(within.map((_, index) => index));
      const end = within.at(-1)?.leaving.kind;
      expect(stay.leaving.kind === "port" ? "ended" : stay.leaving.kind).toBe(end);
    }
  });

  it("come back from it where it is a part of the flow, and end there where it takes the call over", () => {
    const back = dialect === "cxone-flow-steps" ? ["next"] : [];
    expect(leavings(stays).toSorted()).toEqual(["ended", "hungUp", ...back].toSorted());
    const after = main.filter(({ nodeId }) => nodeId === "node_thanks").length;
    expect(after).toBe(stays.filter(({ leaving }) => leaving.kind === "port").length);
  });

  it("know that what they want is in there: they take its key, and the right one inside", () => {
    const [menu, innerMenu] = [main, through].map((visits) =>
      ofBlock(visits, "node_menu").concat(visits.filter(({ nodeId, keys }) => nodeId !== "node_menu" && keys !== "")),
    );
    expect(menu?.filter(({ keys }) => keys === "2").length).toBeGreaterThan(100);
    expect(leavings(innerMenu ?? [])).toContain("key:1");
  });

  it("are counted alike in the feed and in the aggregates of both flows", () => {
    const feed = callers.feed(SPAN.now);
    for (const flowId of ["flow_main", id]) {
      const visits = feedOf(callers, flowId);
      expect(feed.totals(flowId, SPAN.fromMs, SPAN.toMs).calls).toBe(new Set(visits.map(({ callId }) => callId)).size);
      for (const { nodeId, entered, abandoned } of feed.perNode(flowId, SPAN.fromMs, SPAN.toMs)) {
        const here = ofBlock(visits, nodeId);
        expect(entered).toBe(new Set(here.map(({ callId }) => callId)).size);
        expect(abandoned).toBe(here.filter(({ leaving }) => leaving.kind === "hungUp").length);
      }
    }
  });

  it("are served elsewhere by a flow that only the vendor knows, and lost or led on by one that is not there", () => {
    const alone = calling(dialect, { flow_main: compiled(dialect, outer(dialect)) });
    const without = ofBlock(feedOf(alone, "flow_main"), block);
    expect(leavings(without)).toEqual([dialect === "cxone-flow-steps" ? "failed" : "hungUp"]);
    if (dialect !== "genesys-menu-flows") return;
    const elsewhere = JSON.stringify(compiled(dialect, outer(dialect))).replaceAll(id, "flow-after-hours");
    const known = feedOf(calling(dialect, { flow_main: JSON.parse(elsewhere) as Json }), "flow_main");
    expect(leavings(known.filter(({ nodeId }) => nodeId.includes("after-hours")))).toEqual(["ended"]);
  });
});

describe("a sub-flow that a flow of steps brings along", () => {
  it("is walked too where it is shown as a block of its own, and goes back when its steps are over", () => {
    const asking = flowOf({
      nodes: { node_ask: httpRequest(), node_ok: queue("queue-sales"), node_no: queue("queue-support") },
      wires: ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout"]
        .map((port) => `node_ask.${port} -> ${port === "success" ? "node_ok" : "node_no"}`)
        .concat("node_start -> node_ask"),
      flow: { id: "flow_main" },
    });
    const artefact = JSON.parse(JSON.stringify(compiled("cxone-flow-steps", asking))) as {
      subFlows: { steps: { id: string; type?: string; configuration?: object; nextStepId?: string }[] }[];
    };
    const [own] = artefact.subFlows;
    const prompts = [{ language: "en-US", text: "One moment please, we are looking for your order." }];
    const nextStepId = own?.steps[0]?.id ?? "";
    own?.steps.unshift({ id: "hello", type: "PlayPrompt", configuration: { prompts }, nextStepId });
    const visits = feedOf(calling("cxone-flow-steps", { flow_main: artefact as unknown as Json }), "flow_main");
    const [stays, answers] = ["node_ask", "node_ok"].map((block) => ofBlock(visits, block));
    expect(stays?.length).toBeGreaterThan(100);
    const back = (stays ?? []).filter(({ leaving }) => leaving.kind === "port");
    expect(back.every(({ enteredMs, leftMs }) => leftMs > enteredMs + 1000)).toBe(true);
    expect(leavings(stays ?? [])).toEqual(expect.arrayContaining(["next", "hungUp"]));
    expect(answers?.length).toBe(back.length);
  });
});
