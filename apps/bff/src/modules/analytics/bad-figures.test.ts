// What vendors say that cannot be right is shown as what it is: an error with its place, a gap, or no rate; never 0 %.
import type { Visit } from "@tonegraph/call-analytics";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { VendorError } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { createFiguresSources } from "../../infrastructure/analytics/figures-source.ts";
import type { VendorAccounts } from "../../kernel/vendor-accounts.ts";
import { collectHours } from "./collect-hours.ts";
import { gapsOfUnseen } from "./figure-gaps.ts";
import { compareNodes, heatFromAggregates, heatFromCalls } from "./heat-nodes.ts";

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 20, 12);
const flow = customerSupportMenu();
const SPAN = { externalId: "external", from: new Date(NOON), to: new Date(NOON + HOUR_MS) };

const stay = (more: Partial<Visit> = {}): Visit => ({
  callId: "call",
  index: 0,
  nodeId: "node_main_menu",
  enteredMs: NOON,
  leftMs: NOON + 5000,
  leaving: { kind: "hungUp" },
  noInputs: 0,
  noMatches: 0,
  keys: "",
  ...more,
});

/** Reads the feed of a vendor that answers these pages, one after the other, and the last one for ever. */
async function read(pages: readonly unknown[]): Promise<{ visits: Visit[]; failure: string | null; urls: string[] }> {
  const urls: string[] = [];
  const send = (url: string) => {
    const page = pages[Math.min(urls.length, pages.length - 1)];
    urls.push(url);
    return Promise.resolve(
      ok({ status: 200, headers: {}, body: typeof page === "string" ? page : JSON.stringify(page) }),
    );
  };
  const accounts: VendorAccounts = {
    find: () =>
      Promise.resolve({ id: "tenant", name: "Lab", dialect: "cxone-ivr-menus", settings: { callFeed: "sandbox" } }),
    client: () => Promise.resolve(err({ code: "not-found", detail: "There is no client." })),
    call: (_place, { url }) => send(url ?? ""),
    health: () => null,
  };
  const flowsAt = { contextOf: () => Promise.resolve({}) };
  const baseUrlOf = () => Promise.resolve("https://vendor.example/base");
  const source = await createFiguresSources({ accounts, flowsAt, baseUrlOf })("workspace", "tenant");
  const visits: Visit[] = [];
  for await (const page of source?.calls(SPAN) ?? []) {
    const told: Result<readonly Visit[], VendorError> = page;
    if (!told.ok) return { visits, failure: told.error.message, urls };
    visits.push(...told.value);
  }
  return { visits, failure: null, urls };
}

describe("a feed that cannot be right", () => {
  const page = (visits: readonly unknown[], nextCursor: string | null = null) => ({ visits, nextCursor });
  it.each([
    ["no JSON", ["<html>"], "is no JSON"],
    ["a negative count", [page([{ ...stay(), noInputs: -1 }])], "at /visits/0/noInputs"],
    ["a missing count", [page([stay(), { ...stay(), noMatches: undefined }])], "at /visits/1/noMatches"],
    ["half a count", [page([{ ...stay(), index: 0.5 }])], "at /visits/0/index"],
    ["more than a call can have", [page([{ ...stay(), noInputs: 3_000_000_000 }])], "at /visits/0/noInputs"],
    ["a time that no clock has", [page([{ ...stay(), enteredMs: 9_000_000_000_000_000 }])], "at /visits/0/enteredMs"],
    ["a time before there were any", [page([{ ...stay(), leftMs: -1 }])], "at /visits/0/leftMs"],
    ["a NUL", [page([{ ...stay(), nodeId: "node\0" }])], "at /visits/0/nodeId"],
    ["an end that we do not know", [page([{ ...stay(), leaving: { kind: "vanished" } }])], "at /visits/0/leaving"],
    [
      "a code that is none",
      [page([{ ...stay(), leaving: { kind: "port", port: "timeout", errorCode: 503 } }])],
      "visits/0/leaving",
    ],
    ["a page that repeats", [page([stay()], "a"), page([stay()], "a")], "names a page that was read before"],
    ["pages in a circle", [page([], "a"), page([], "b"), page([], "a")], "names a page that was read before"],
  ])("is an error that says where: %s", async (_name, pages, words) => {
    expect((await read(pages)).failure).toContain(words);
  });

  it("is never followed to another host", async () => {
    const { urls, failure } = await read([page([], "https://evil.example/_calls?x=1"), page([])]);
    expect(failure).toBeNull();
    expect(urls.map((url) => new URL(url).host)).toEqual(["vendor.example", "vendor.example"]);
  });
});

describe("calls that cannot be right", () => {
  const period = { version: 1, externalId: "external", since: new Date(NOON), until: null };
  const versions = new Map([[1, { flow, drawn: flow }]]);
  const heatOf = (visits: readonly Visit[]) => {
    const [hour] = [...collectHours(visits, [period], versions).values()];
    const [first] = hour ?? [];
    if (first === undefined) return null;
    const calls = [...first.calls];
    return { calls, heat: heatFromCalls(flow, first.counted().figures) };
  };
  const heldCalls = (): Visit[] =>
    Array.from({ length: 40 }, (_, call) => [
      stay({ callId: `call ${call}`, leaving: { kind: "port", port: "key:1" } }),
      stay({ callId: `call ${call}`, index: 1, nodeId: "node_sales", leaving: { kind: "ended" } }),
    ]).flat();
  const many = (calls: number) => Array.from({ length: calls }, (_, call) => stay({ callId: `call ${call}` }));

  it.each([
    ["nodes that the version does not have", [stay({ nodeId: "node_elsewhere" })], { calls: 0, rate: null }],
    ["an unknown node on the way", [stay({ nodeId: "x" }), stay({ index: 1 })], { calls: 1, abandoned: 1 }],
    ["a visit that is told twice", [stay(), stay()], { calls: 1, abandoned: 1 }],
    [
      "a visit that is told again, otherwise",
      [stay({ leaving: { kind: "open" } }), stay()],
      { calls: 1, abandoned: 1 },
    ],
    ["a clock that ran back", [stay({ leftMs: NOON - 5000 })], { calls: 1, abandoned: 1 }],
    ["29 calls", many(29), { calls: 29, rate: 1, enough: false }],
    ["30 calls", many(30), { calls: 30, rate: 1, enough: true }],
  ])("are counted as what they are: %s", (_name, visits, total) => {
    const found = heatOf(visits);
    expect(found?.heat.total).toMatchObject(total);
    const menu = found?.heat.nodes["node_main_menu"];
    expect(menu?.enough).toBe(visits.length >= 30);
    if (menu?.entered === 0) expect(menu).toMatchObject({ rate: null, low: 0, high: 1 });
    const told =
      found?.calls.flatMap(({ visits: each }) => each.map(({ callId, index }) => `${callId} ${index}`)) ?? [];
    expect(new Set(told).size).toBe(told.length);
  });

  it("are counted once, whether somebody has gone through all of them, some or none", () => {
    for (const taken of [0, 1, 3]) {
      const [[first] = []] = [...collectHours(many(3), [period], versions).values()];
      const gone = first?.calls[Symbol.iterator]();
      for (let call = 0; call < taken; call += 1) expect(gone?.next().done).toBe(false);
      expect(first?.counted().figures.calls).toBe(3);
      expect(first?.counted().figures.calls).toBe(3);
    }
  });

  it("come in the order in which they began", () => {
    const told = [9, 3, 6].map((second) => stay({ callId: `${second}`, enteredMs: NOON + second * 1000 }));
    const [[first] = []] = [...collectHours(told, [period], versions).values()];
    expect([...(first?.calls ?? [])].map(({ visits }) => visits[0]?.callId)).toEqual(["3", "6", "9"]);
  });

  it.each([
    [30, 30, true],
    [29, 30, false],
    [30, 29, false],
  ])("are compared only where both versions have enough of them: %i and %i", (before, after, isCompared) => {
    const [then, now] = [before, after].map((calls) => heatOf(many(calls))?.heat.nodes ?? {});
    const menu = compareNodes(now ?? {}, then ?? {})["node_main_menu"];
    expect(menu?.compared !== null).toBe(isCompared);
  });

  it("are not told at blocks that the vendor's flow ends at: neither as 0 nor as a change", () => {
    const { figures } = [...collectHours(heldCalls(), [period], versions).values()][0]?.[0]?.counted() ?? {};
    if (figures === undefined) throw new Error("no call was counted");
    const unseenKinds = new Set(["queue"] as const);
    const { nodes } = heatFromCalls(flow, figures, { unseenKinds });
    expect(nodes["node_sales"]).toEqual({
      entered: 40,
      visits: 40,
      rate: null,
      low: 0,
      high: 1,
      enough: true,
      next: {},
    });
    expect(heatFromCalls(flow, figures).nodes["node_sales"]).toMatchObject({ abandoned: 0, ended: 40, rate: 0 });
    expect(nodes["node_main_menu"]).toMatchObject({ abandoned: 0 });
    expect(compareNodes(nodes, nodes)["node_sales"]?.compared).toBeNull();
    const span = { from: new Date(NOON), to: new Date(NOON + 1) };
    const quiet = { dialectTitle: "Lab" };
    const [said] = gapsOfUnseen({ flow, span, source: { ...quiet, unseenKinds } });
    expect(said?.why).toMatch(/^Lab: .+ at Sales, Technical support is not reported\.$/u);
    expect(gapsOfUnseen({ flow, span, source: quiet })).toEqual([]);
  });

  it("belong to no version where they began before any was live", () => {
    expect(heatOf([stay({ enteredMs: NOON - 1 })])).toBeNull();
  });

  it("are no call where there is none", () => {
    expect(collectHours([], [period], versions).size).toBe(0);
  });
});

describe("sums that cannot be right", () => {
  it.each([
    ["nothing", {}, { entered: 0, rate: null }],
    ["lost calls without a count of the others", { abandoned: 40 }, { entered: 0, rate: null, low: 0, high: 1 }],
    ["no calls", { abandoned: 0, answered: 0 }, { entered: 0, abandoned: 0, rate: null }],
    ["answered calls alone", { answered: 40 }, { entered: 40, abandoned: 0, rate: 0, enough: true }],
    ["29 calls", { abandoned: 9, answered: 20 }, { entered: 29, abandoned: 9, enough: false }],
  ])("are never 0 %%: %s", (_name, row, expected) => {
    const { nodes } = heatFromAggregates(flow, { node_main_menu: row });
    expect(nodes["node_main_menu"]).toMatchObject(expected);
    expect("abandoned" in (nodes["node_main_menu"] ?? {})).toBe("abandoned" in expected);
    expect(nodes["node_sales"]).toEqual({ entered: 0, rate: null, low: 0, high: 1, enough: false });
  });

  it("leave out nodes that the version does not have", () => {
    const heat = heatFromAggregates(flow, { node_gone: { abandoned: 5, answered: 5 }, __proto__: { answered: 5 } });
    expect(Object.keys(heat.nodes)).toEqual(Object.keys(flow.nodes));
    expect(heat.total).toMatchObject({ calls: 0, abandoned: 0, rate: null });
  });
});
