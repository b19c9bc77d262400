import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { words } from "../../lib/messages/words.ts";
import { figureWords } from "./figure-words.ts";
import { heatCards } from "./heat-cards.ts";
import { heatCsv, heatRows } from "./heat-rows.ts";
import { knownCalls } from "./known-figures.ts";

const flow = customerSupportMenu();
const [first = "", second = "", third = ""] = Object.keys(flow.nodes);
const figures = (entered: number, abandoned: number): HeatNode => ({
  entered,
  abandoned,
  rate: entered === 0 ? null : abandoned / entered,
  low: 0,
  high: 1,
  enough: entered >= 30,
});

function heatmapOf(nodes: Heatmap["nodes"]): Heatmap {
  return {
    version: 1,
    from: "2026-11-14T00:00:00.000Z",
    to: "2026-11-21T00:00:00.000Z",
    nodes,
    connections: {},
    total: { calls: 0, abandoned: 0, rate: null, enough: false },
    source: { tenantId: "t", kind: "calls", fetchedAt: "2026-11-21T00:00:00.000Z" },
    timeZone: "UTC",
    gaps: [],
  };
}

describe("knownCalls", () => {
  it.each([
    [null, null, "v3"],
    ["2026-11-21T09:00:00.000Z", 0, "v3 · 0 calls"],
  ])("asked at %s: %s", (fetchedAt, calls, said) => {
    const heatmap = heatmapOf({});
    const known = knownCalls({ ...heatmap, source: { ...heatmap.source, fetchedAt } });
    expect([known, words.heatmap.facts(3, known)]).toEqual([calls, said]);
  });
});

describe("heatRows", () => {
  const heatmap = heatmapOf({
    [first]: figures(100, 5),
    [second]: figures(10, 9),
    [third]: figures(50, 20),
    node_gone: figures(9, 9),
  });

  it("ranks by rate, with too few calls last and without nodes that the version does not have", () => {
    expect(heatRows(flow, heatmap, "-rate").map(({ nodeId }) => nodeId)).toEqual([third, first, second]);
    expect(heatRows(flow, heatmap, "rate").map(({ nodeId }) => nodeId)).toEqual([first, third, second]);
    expect(heatRows(flow, heatmap, "-entered").map(({ nodeId }) => nodeId)).toEqual([first, third, second]);
  });

  it.each([
    ["a menu", "node_main_menu", 0],
    ["a queue", "node_sales", undefined],
    ["the start", flow.startNodeId, undefined],
    ["a menu that nobody heard", "node_main_menu", undefined, 0],
  ])("knows silences and wrong keys only of blocks that ask: %s", (...[, nodeId, known, entered = 100]) => {
    const asked = { noInput: 0, noMatch: 0, optedOut: 0 };
    const heatmap = heatmapOf({ [nodeId]: { ...figures(entered, 0), ...asked } });
    const [row] = heatRows(flow, heatmap, "block");
    const card = heatCards(flow, heatmap, "noInput").find(({ id }) => id === nodeId);
    for (const shown of [row?.figures, card?.data.figures]) {
      expect([shown?.noInput, shown?.noMatch, shown?.optedOut]).toEqual([known, known, known]);
    }
    expect(card?.data.heat.text).toBe(known === undefined ? "–" : "0.0");
  });

  it("writes no rate and no median of too few calls, but what was counted", () => {
    const few = heatRows(flow, heatmapOf({ [first]: { ...figures(6, 3), medianSeconds: 4, noInput: 2 } }), "block");
    expect(heatCsv(few).split("\r\n")[1]).toMatch(/,6,3,,,,false,,,$/u);
  });

  it("writes and ranks by the change where two versions are compared", () => {
    const change = (points: number) => ({ compared: { change: points, low: points, high: points, isClear: true } });
    const compared = heatmapOf({
      [first]: { ...figures(100, 5), ...change(-0.25) },
      [second]: { ...figures(10, 5), ...change(0.75) },
      [third]: { ...figures(100, 5), ...change(0.5) },
    });
    const rows = heatRows(flow, { ...compared, compareTo: 1 }, "-change");
    expect(rows.map(({ nodeId }) => nodeId)).toEqual([third, first, second]);
    const lines = heatCsv(rows, true).split("\r\n");
    expect(lines[0]).toMatch(/,medianSeconds,change,changeLow,changeHigh$/u);
    expect(lines.slice(1, 4).map((line) => line.split(",").slice(-3).join())).toEqual([
      "0.5,0.5,0.5",
      "-0.25,-0.25,-0.25",
      ",,",
    ]);
    expect(heatCsv(rows)).not.toContain("change");
  });

  it.each<[string, HeatNode, RegExp, string]>([
    [
      "hang-ups behind the vendor's end",
      { entered: 40, visits: 40, rate: null, low: 0, high: 1, enough: true, next: {} },
      /,40,,,,,true,,,$/u,
      "of 40: not reported",
    ],
    ["a whole block", { entered: 0, rate: null, low: 0, high: 1, enough: false }, /,,,,,,false,,,$/u, "not reported"],
    ["nobody", { ...figures(0, 0), visits: 0 }, /,0,0,,,,false,,,$/u, "nobody came by"],
  ])("what is not reported is never 0, in the file, in the order and on the card: %s", (...[, node, line, said]) => {
    const heatmap = heatmapOf({ node_sales: node, node_main_menu: figures(50, 3) });
    const rows = heatRows(flow, heatmap, "hangUps");
    const sales = rows.find(({ nodeId }) => nodeId === "node_sales");
    if (sales === undefined) throw new Error("there is no such row");
    expect(heatCsv([sales]).split("\r\n")[1]).toMatch(line);
    expect(rows.indexOf(sales)).toBe(node.abandoned === undefined ? 1 : 0);
    const card = heatCards(flow, heatmap, "hangUps").find(({ id }) => id === "node_sales");
    if (card === undefined) throw new Error("there is no such card");
    expect([card.data.heat.text, card.data.heat.step, figureWords(card.data)]).toEqual(["–", null, said]);
    const [volume] = heatCards(flow, heatmap, "calls").filter(({ id }) => id === "node_sales");
    expect(volume?.data.heat.text).toBe(said === "not reported" ? "–" : String(node.entered));
  });

  it.each<[Heatmap["source"]["kind"], string | null, string]>([
    ["calls", null, "not fetched yet"],
    ["aggregates", null, "not fetched yet"],
    ["calls", "2026-11-21T00:00:00.000Z", "not reported"],
    ["none", null, "not reported"],
  ])("does not say that a vendor reports nothing before it was asked: %s, asked at %s", (kind, fetchedAt, said) => {
    const heatmap = { ...heatmapOf({}), source: { tenantId: "t", kind, fetchedAt } };
    for (const { data } of heatCards(flow, heatmap, "hangUps")) expect(figureWords(data)).toBe(said);
  });

  it("writes what is not known as nothing, and no formula", () => {
    const label = '=SUM(1), "x"';
    const [row] = heatRows(flow, heatmapOf({ [first]: figures(0, 0) }), "block").map((one) => ({ ...one, label }));
    if (row === undefined) throw new Error("a row");
    expect(heatCsv([row]).split("\r\n")[1]).toBe(`"'=SUM(1), ""x""",${first},0,0,,,,false,,,`);
  });
});
