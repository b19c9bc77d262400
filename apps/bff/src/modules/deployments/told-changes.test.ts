import { descriptors } from "@tonegraph/dialect-catalogue";
import { findConverter } from "@tonegraph/dialect-catalogue/convert";
import { canonicalJson, diffFlows, newFlow, type Flow } from "@tonegraph/flow-model";
import { arbitraryFlow, flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import type { Compiled } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstChanges, toldChanges, type ToldChanges } from "./told-changes.ts";

const dialects = descriptors.map(({ id }) => id);
const compileFor =
  (dialect: string) =>
  (flow: Flow): Compiled => {
    const converter = findConverter(dialect);
    if (converter === undefined) throw new Error(dialect);
    return converter.compile(flow);
  };

/** A menu for two queues; `greeting` is a recording. */
function shop(words: string, more: { waitMs?: number; salesQueue?: string; asset?: string; key?: string } = {}): Flow {
  const { waitMs = 5000, salesQueue = "sales", asset = "asset_hello", key = "2" } = more;
  return flowOf({
    nodes: {
      node_g: message({ label: "Greeting", promptId: "prompt_g" }),
      node_m: menu({
        label: "Choice",
        promptId: "prompt_m",
        options: ["1", key].map((digit) => ({ key: digit, label: digit })),
        noInput: { timeoutMs: waitMs, maxRepeats: 2 },
      }),
      node_s: queue(salesQueue, { label: "Sales" }),
      node_t: queue("support", { label: "Support" }),
    },
    wires: [
      "node_start -> node_g",
      "node_g -> node_m",
      "node_m.key:1 -> node_s",
      `node_m.key:${key} -> node_t`,
      "node_m.noInput -> node_t",
      "node_m.noMatch -> node_t",
    ],
    prompts: {
      prompt_g: { label: "Greeting", texts: { "en-US": { kind: "audio", assetId: asset } } },
      prompt_m: words,
    },
    flow: { id: "flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T", fallback: { kind: "hangup" } },
  });
}

const wordsOf = (changes: readonly { readonly words: string }[]): string[] => changes.map(({ words }) => words);

describe("toldChanges", () => {
  const before = shop("Press 1.");
  const after = shop("Press 1 or 3.", { waitMs: 7000, salesQueue: "vip", asset: "asset_hi", key: "3" });
  const text = "Choice now says “Press 1 or 3.”";
  const wait = "Choice: the wait for a key is now 7 s (was 5 s)";
  const sales = "Sales: the queue is now vip (was sales)";
  const greeting = "Greeting now plays the recording asset_hi";

  it.each<[string, readonly string[], readonly string[]]>([
    ["cxone-flow-connections", [text, wait, sales, greeting], []],
    ["cxone-campaign-rules", [text, wait], [sales, greeting]],
    ["cxone-ivr-menus", [], [text, wait, sales]],
    ["genesys-menu-flows", [], [text, wait, sales]],
    ["cxone-flow-steps", [], [text, wait, sales]],
  ])("%s: what is not sent changes nothing for callers there", (dialect, kept, changed) => {
    const told = toldChanges(before, after, compileFor(dialect));
    expect(wordsOf(told.kept)).toEqual(expect.arrayContaining([...kept]));
    expect(wordsOf(told.changes)).toEqual(expect.arrayContaining([...changed]));
    for (const words of kept) expect(wordsOf(told.changes)).not.toContain(words);
    for (const words of changed) expect(wordsOf(told.kept)).not.toContain(words);
    const moved = diffFlows(before, after).filter(({ what }) => what === "connection");
    expect(moved.length).toBeGreaterThan(0);
    expect(wordsOf(told.changes)).toEqual(expect.arrayContaining(wordsOf(moved)));
  });

  it("says of a first publish neither words nor queues that stay here", () => {
    const told = firstChanges(newFlow({ name: "Test flow" }), after, compileFor("cxone-flow-connections"));
    expect(wordsOf(told.changes)).toContain("Sales (queue) is added");
    expect(wordsOf(told.changes)).toContain("Greeting (message) is added; it leads to Choice");
    expect(wordsOf(told.changes).join("\n")).not.toMatch(/asset_hi|Press|vip/u);
    expect(told.kept).toEqual([]);
  });

  it("says of a first publish which campaign and fallback are sent, and of no prompt that stays here", () => {
    const flow: Flow = { ...after, campaignId: "camp_1" };
    const { changes, kept } = firstChanges(newFlow({ name: flow.name }), flow, compileFor("cxone-campaign-rules"));
    expect(wordsOf(changes)).toEqual(
      expect.arrayContaining(["The campaign is set to camp_1", "The fallback is set to hanging up"]),
    );
    expect(changes.filter(({ nodeId }) => nodeId === "node_m")).toHaveLength(1);
    expect(wordsOf(changes).join()).not.toContain("The prompt");
    expect(kept).toEqual([]);
  });

  it("tells blocks and prompts that go, and another kind of block at a vendor that does not know kinds", () => {
    const nodes = { node_a: message({ label: "A", promptId: "prompt_a" }), node_q: queue("sales", { label: "End" }) };
    const wires = ["node_start -> node_a", "node_a -> node_q"];
    const one = flowOf({ nodes, wires, prompts: { prompt_a: "Old words." } });
    const other = flowOf({
      nodes: { node_a: message({ label: "A", promptId: "prompt_b" }), node_q: hangup({ label: "End" }) },
      wires,
      prompts: { prompt_b: "New words." },
    });
    const told = toldChanges(one, other, compileFor("cxone-flow-connections"));
    expect(wordsOf(told.changes)).toEqual([]);
    expect(wordsOf(told.kept)).toEqual(
      expect.arrayContaining(["A now says “New words.”", "End is now a hang-up (was a queue)"]),
    );
    expect(wordsOf(toldChanges(one, other, compileFor("cxone-flow-steps")).kept)).toEqual([]);
  });

  it.each(dialects)("%s: another name for a block changes nothing for callers", (dialect) => {
    const { node_s, ...others } = after.nodes;
    if (node_s === undefined) throw new Error("the shop has a desk for sales");
    const renamed = { ...after, nodes: { ...others, node_s: { ...node_s, label: "Sales desk" } } };
    const told = toldChanges(before, renamed, compileFor(dialect));
    expect(wordsOf(told.kept)).toContain("Sales is now called Sales desk");
    expect(wordsOf(told.changes)).not.toContain("Sales is now called Sales desk");
    expect(told.changes.length).toBeGreaterThan(0);
  });

  it.each(dialects.filter((dialect) => dialect !== "cxone-flow-connections"))(
    "%s: a block that no caller comes to changes nothing for callers, until one does",
    (dialect) => {
      const spare = (label: string): Flow => {
        const node_spare = queue("vip", { label });
        return { ...after, nodes: { ...after.nodes, node_spare } };
      };
      const compile = compileFor(dialect);
      const of = ({ changes }: ToldChanges): number => changes.filter(({ nodeId }) => nodeId === "node_spare").length;
      expect(of(toldChanges(before, spare("Spare"), compile))).toBe(0);
      expect(wordsOf(toldChanges(before, spare("Spare"), compile).kept).join()).toContain("Spare (queue");
      expect(of(toldChanges(spare("Spare"), after, compile))).toBe(0);
      const connections = Object.fromEntries(
        Object.entries(after.connections).map(([id, one]) => [
          id,
          one.target === "node_s" ? { ...one, target: "node_spare" } : one,
        ]),
      );
      expect(of(toldChanges(before, { ...spare("Spare"), connections }, compile))).toBe(1);
    },
  );

  it.each(dialects)("%s: leaves nothing out, and what it leaves here is not sent", (dialect) => {
    const compile = compileFor(dialect);
    fc.assert(
      fc.property(arbitraryFlow(), arbitraryFlow(), (from, to) => {
        const { carried, changes, kept } = toldChanges(from, to, compile);
        expect(canonicalJson(compile(carried).artefact)).toBe(canonicalJson(compile(to).artefact));
        const all = [...diffFlows(from, carried), ...diffFlows(carried, to)];
        expect(wordsOf([...changes, ...kept]).sort()).toEqual(wordsOf(all).sort());
        expect(Object.keys(carried.nodes).sort()).toEqual(Object.keys(to.nodes).sort());
      }),
      { numRuns: 20 },
    );
  });
});
