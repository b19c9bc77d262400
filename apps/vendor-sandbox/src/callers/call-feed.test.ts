import type { Visit } from "@tonegraph/call-analytics";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Json } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, httpRequest, queue } from "@tonegraph/flow-model/testing";
import type { DialectSandbox } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDialectCallers, type DialectCallers } from "./dialect-callers.ts";
import { HOUR_MS, populationSchema } from "./population.ts";

const MONDAY = Date.UTC(2026, 0, 5);
const artefact = compiled("Thank you for calling. Press 1 for sales, 2 for support.");
const people = (seed: number, callsPerHour = 120): ReturnType<typeof populationSchema.parse> =>
  populationSchema.parse({ seed, callsPerHour });

function compiled(text: string): Json {
  const flow = customerSupportMenu();
  const [promptId = ""] = Object.keys(flow.prompts);
  const texts = { [flow.defaultLanguage]: { kind: "speech" as const, text } };
  const spoken = { ...flow, prompts: { ...flow.prompts, [promptId]: { label: "Menu", texts } } };
  return findConverter("cxone-ivr-menus")?.compile(spoken).artefact ?? null;
}

// An account that holds what a test says, whatever the dialect's own state is.
function callersOf(dialect = "cxone-ivr-menus"): {
  callers: DialectCallers;
  hold: (flows: Readonly<Record<string, Json>>, at: number, gone?: string[]) => void;
} {
  const real = sandboxes.find(({ id }) => id === dialect);
  if (real === undefined) throw new Error("the dialect is gone");
  const account = new Map<Json, { flows: Readonly<Record<string, Json>>; gone: readonly string[] }>();
  const all = real.listResources(real.initialState());
  const sandbox: DialectSandbox = {
    ...real,
    initialState: () => "fresh",
    listFlows: (state) => Object.entries(account.get(state)?.flows ?? {}).map(([id, held]) => ({ id, artefact: held })),
    listResources: (state) => all.filter(({ id }) => account.get(state)?.gone.includes(id) !== true),
  };
  const callers = createDialectCallers(sandbox, null);
  const hold = (flows: Readonly<Record<string, Json>>, at: number, gone: string[] = []): void => {
    const state = `state ${account.size}`;
    account.set(state, { flows, gone });
    callers.notice(state, at);
  };
  return { callers, hold };
}

function everyVisit(
  callers: DialectCallers,
  span: { fromMs: number; toMs: number; now: number; limit?: number },
): Visit[] {
  const feed = callers.feed(span.now);
  const visits: Visit[] = [];
  for (let cursor: string | null = null; ;) {
    const page = feed.page({ flowId: "flow_a", ...span }, { cursor, limit: span.limit ?? 5000 });
    visits.push(...page.visits);
    cursor = page.nextCursor;
    if (cursor === null) return visits;
  }
}

const lostShare = (visits: readonly Visit[]): number =>
  visits.filter(({ leaving }) => leaving.kind === "hungUp").length / new Set(visits.map(({ callId }) => callId)).size;

describe("the call feed", () => {
  it("lets callers into what is there, where the clock was turned back since", () => {
    const { callers, hold } = callersOf();
    const [fromMs, toMs] = [MONDAY, MONDAY + HOUR_MS];
    hold({ flow_a: artefact }, MONDAY + 86_400_000, ["queue_sales_001"]);
    hold({ flow_a: artefact }, MONDAY);
    expect(everyVisit(callers, { fromMs, toMs, now: toMs })).not.toEqual([]);
  });

  const span = fc.record({ from: fc.nat(20 * 60), length: fc.nat(8 * 60), late: fc.nat(10 * 60) });
  it("agrees with the aggregates, whatever the span, the page and the moment", () => {
    const { callers, hold } = callersOf();
    hold({ flow_a: artefact }, MONDAY);
    const arbitrary = fc.tuple(span, fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(arbitrary, ([{ from, length, late }, limit]) => {
        const fromMs = MONDAY + from * 60_000;
        const toMs = fromMs + length * 60_000;
        const now = fromMs + late * 60_000;
        const visits = everyVisit(callers, { fromMs, toMs, now, limit });
        const feed = callers.feed(now);
        const count = (nodeId: string, kind: string): number =>
          visits.filter((visit) => visit.nodeId === nodeId && visit.leaving.kind === kind).length;
        for (const node of feed.perNode("flow_a", fromMs, toMs)) {
          const here = visits.filter(({ nodeId }) => nodeId === node.nodeId);
          expect(node.entered).toBe(new Set(here.map(({ callId }) => callId)).size);
          expect(node.abandoned).toBe(count(node.nodeId, "hungUp"));
          expect(node.entered).toBe(node.abandoned + node.answered + count(node.nodeId, "open"));
        }
        const totals = feed.totals("flow_a", fromMs, toMs);
        expect(totals.calls).toBe(new Set(visits.map(({ callId }) => callId)).size);
        expect(totals.completed).toBe(visits.filter(({ leaving }) => leaving.kind === "ended").length);
        expect(visits.every(({ enteredMs, leftMs }) => enteredMs <= leftMs && leftMs <= now)).toBe(true);
      }),
    );
  });

  it("tells every call as a way: visits follow each other, and only the last one ends it", () => {
    const { callers, hold } = callersOf();
    hold({ flow_a: artefact }, MONDAY);
    const calls = Map.groupBy(
      everyVisit(callers, { fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS, now: MONDAY + 48 * HOUR_MS }),
      ({ callId }) => callId,
    );
    expect(calls.size).toBeGreaterThan(500);
    for (const visits of calls.values()) {
      expect(visits.map(({ index }) => index)).toEqual(visits.map((_, index) => index));
      expect(visits.slice(0, -1).every(({ leaving }) => leaving.kind === "port")).toBe(true);
      expect(["hungUp", "ended"]).toContain(visits.at(-1)?.leaving.kind);
      for (const [index, { leftMs }] of visits.slice(0, -1).entries())
        expect(visits[index + 1]?.enteredMs).toBe(leftMs);
    }
  });

  it("is the same whenever and in whatever order it is asked, and another one for another seed", () => {
    const told = (seed: number, hours: readonly number[]): string => {
      const { callers, hold } = callersOf();
      callers.setPopulation(people(seed));
      hold({ flow_a: artefact }, MONDAY);
      const parts = hours.map((hour) => {
        const fromMs = MONDAY + hour * HOUR_MS;
        return [hour, everyVisit(callers, { fromMs, toMs: fromMs + HOUR_MS, now: MONDAY + 99 * HOUR_MS })] as const;
      });
      return JSON.stringify(parts.toSorted(([a], [b]) => a - b));
    };
    expect(told(1, [9, 10, 11])).toBe(told(1, [11, 9, 10]));
    expect(told(2, [9, 10, 11])).not.toBe(told(1, [9, 10, 11]));
  });

  it("knows busy and quiet hours", () => {
    const { callers, hold } = callersOf();
    hold({ flow_a: artefact }, MONDAY);
    const feed = callers.feed(MONDAY + 30 * 24 * HOUR_MS);
    const callsAt = (hour: number): number =>
      feed.totals("flow_a", MONDAY + hour * HOUR_MS, MONDAY + (hour + 1) * HOUR_MS).calls;
    expect(callsAt(10)).toBeGreaterThan(10 * callsAt(3));
    expect(callsAt(10)).toBeGreaterThan(2 * callsAt(6 * 24 + 10));
  });

  it("tells nothing of a flow that nobody could call: not there yet, gone, out of service, unknown", () => {
    const { callers, hold } = callersOf();
    const at = MONDAY + 10 * HOUR_MS;
    hold({ flow_a: artefact }, at);
    hold({}, at + HOUR_MS);
    hold({ flow_a: { ...(artefact as Record<string, Json>), status: "INACTIVE" } }, at + 2 * HOUR_MS);
    const visits = everyVisit(callers, { fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS, now: MONDAY + 24 * HOUR_MS });
    expect(visits.length).toBeGreaterThan(50);
    const begins = visits.filter(({ index }) => index === 0).map(({ enteredMs }) => enteredMs);
    expect(Math.min(...begins)).toBeGreaterThanOrEqual(at);
    expect(Math.max(...begins)).toBeLessThan(at + HOUR_MS);
    const nobody = { calls: 0, completed: 0, abandoned: 0, totalSeconds: 0 };
    expect(callers.feed(MONDAY).totals("flow_b", 0, MONDAY)).toEqual(nobody);
  });

  it("counts a call that is under way as neither completed nor abandoned", () => {
    const { callers, hold } = callersOf();
    callers.setPopulation(people(5, 3000));
    hold({ flow_a: artefact }, MONDAY);
    const now = MONDAY + 10.5 * HOUR_MS;
    const visits = everyVisit(callers, { fromMs: MONDAY, toMs: now, now });
    const ofKind = (kind: string): number => visits.filter(({ leaving }) => leaving.kind === kind).length;
    const { calls, completed, abandoned } = callers.feed(now).totals("flow_a", MONDAY, now);
    expect([completed, abandoned]).toEqual([ofKind("ended"), ofKind("hungUp")]);
    expect(ofKind("open")).toBeGreaterThan(5);
    expect(calls).toBe(completed + abandoned + ofKind("open"));
  });
});

describe("a draft", () => {
  const rule = {
    name: "Holidays",
    campaignId: "camp_9x8y7z",
    nodes: [
      {
        id: "root",
        type: "greeting",
        mediaAssetId: "asset_abc123",
        transitions: [{ condition: "press_1", target: "sales" }],
      },
      { id: "sales", type: "queue", transitions: [] },
    ],
    fallbackAction: { type: "hangup" },
    effectiveDate: "2024-11-01T00:00:00Z",
  };

  it.each([
    { what: "answers callers where nothing is activated", dialect: "cxone-ivr-menus", drawn: artefact, isCalled: true },
    {
      what: "takes no calls before activation elsewhere",
      dialect: "cxone-campaign-rules",
      drawn: rule,
      isCalled: false,
    },
  ])("$what", ({ dialect, drawn, isCalled }) => {
    const { callers, hold } = callersOf(dialect);
    const calls = (fromMs: number): number => {
      const toMs = fromMs + 24 * HOUR_MS;
      return everyVisit(callers, { fromMs, toMs, now: toMs }).length;
    };
    hold({ flow_a: { ...(drawn as Record<string, Json>), status: "DRAFT" } }, MONDAY);
    hold({ flow_a: { ...(drawn as Record<string, Json>), status: "ACTIVE" } }, MONDAY + 24 * HOUR_MS);
    expect([calls(MONDAY) > 0, calls(MONDAY + 24 * HOUR_MS) > 0]).toEqual([isCalled, true]);
  });
});

describe("synthetic callers", () => {
  const day = { fromMs: MONDAY, toMs: MONDAY + 24 * HOUR_MS, now: MONDAY + 48 * HOUR_MS };
  const lostWith = (held: Json, gone: string[] = []): number => {
    const { callers, hold } = callersOf();
    callers.setPopulation(people(3, 300));
    hold({ flow_a: held }, MONDAY, gone);
    return lostShare(everyVisit(callers, day));
  };
  const long = "We value your call and will be with you as soon as we possibly can. ".repeat(5);

  it("leave a menu that talks for longer more often", () => {
    const [short, worse] = [lostWith(artefact), lostWith(compiled(`${long}Press 1 for sales, 2 for support.`))];
    expect(short).toBeGreaterThan(0.03);
    expect(worse).toBeGreaterThan(short + 0.04);
  });

  it("wait for results that come later, and the feed tells of those that never came", () => {
    const ports = ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout"];
    const node_ask = httpRequest({ asyncCallback: { maxWaitMs: 8000 }, fillerPromptId: "prompt_moment" });
    const flow = flowOf({
      nodes: { node_ask, ...Object.fromEntries(ports.map((port) => [`node_${port}`, queue("queue_general")])) },
      wires: ["node_start -> node_ask", ...ports.map((port) => `node_ask.${port} -> node_${port}`)],
      prompts: { prompt_moment: "One moment." },
    });
    const told = (failingRequests: number): ReadonlySet<string> => {
      const { callers, hold } = callersOf("cxone-flow-steps");
      callers.setPopulation(populationSchema.parse({ habits: { failingRequests } }));
      hold({ flow_a: findConverter("cxone-flow-steps")?.compile(flow).artefact ?? null }, MONDAY);
      const asking = everyVisit(callers, day).filter(({ nodeId }) => nodeId === "node_ask");
      const left = asking.filter(({ leaving }) => leaving.kind === "port");
      expect(left.filter(({ enteredMs, leftMs }) => leftMs - enteredMs > 1000).length).toBeGreaterThan(left.length / 2);
      return new Set(left.map(({ leaving }) => JSON.stringify(leaving)));
    };
    const [success, overdue] = [
      '{"kind":"port","port":"success"}',
      '{"kind":"port","port":"timeout","errorCode":"callback-timeout"}',
    ];
    expect(told(0)).toEqual(new Set([success]));
    expect(told(0.5)).toEqual(new Set([success, overdue]));
  });

  it("are lost where their queue is closed", () => {
    expect(lostWith(artefact, ["queue_sales_001", "queue_tech_001"])).toBeGreaterThan(lostWith(artefact) + 0.3);
  });

  it("walk the content that was live when they called", () => {
    const { callers, hold } = callersOf();
    callers.setPopulation(people(3, 300));
    hold({ flow_a: artefact }, MONDAY);
    hold({ flow_a: compiled(`${long}Press 1 for sales, 2 for support.`) }, MONDAY + 10 * HOUR_MS);
    const [before, after] = [8, 10].map((hour) => {
      const fromMs = MONDAY + hour * HOUR_MS;
      return lostShare(everyVisit(callers, { fromMs, toMs: fromMs + 2 * HOUR_MS, now: day.now }));
    });
    expect(after ?? 0).toBeGreaterThan((before ?? 0) + 0.04);
  });

  it("can be taken to have called for days before", () => {
    const { callers, hold } = callersOf();
    hold({ flow_a: artefact }, MONDAY);
    callers.setPopulation({ ...people(1), sinceDays: 3 });
    const week = callers.feed(MONDAY).totals("flow_a", MONDAY - 7 * 24 * HOUR_MS, MONDAY);
    expect(week.calls).toBeGreaterThan(1000);
    expect(callers.feed(MONDAY).totals("flow_a", 0, MONDAY - 3 * 24 * HOUR_MS).calls).toBe(0);
  });
});
