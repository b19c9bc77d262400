// The check while drawing, the compiler's report and the vendor's stand-in count one way alike, however calls can go round.
import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import { commonRules } from "@tonegraph/flow-validation";
import { validatorOf } from "@tonegraph/flow-validation/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileFlow } from "./compile/compile-flow.ts";
import { profile } from "./index.ts";
import { checkForm } from "./sandbox/check-rule.ts";

const BLOCKS: Readonly<Record<string, FlowNode>> = {
  message: message({ promptId: "prompt_a" }),
  menu: menu({ keys: ["1", "2"], promptId: "prompt_a" }),
  // One that says nothing joins the message before it.
  silent: menu({ keys: ["1", "2"], promptId: "" }),
  queue: queue("sales"),
  hangup: hangup(),
};
const block = fc.record({
  kind: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom("menu", "message") },
    { weight: 1, arbitrary: fc.constantFrom("silent", "queue", "hangup") },
  ),
  ends: fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
});

/** Blocks that mostly follow one another, with ways back, across and ahead. */
const deepFlow = fc.array(block, { minLength: 15, maxLength: 21 }).map((blocks): Flow => {
  const target = (number: number): string => `node_${number % blocks.length}`;
  const wires = blocks.flatMap(({ kind, ends: [first = 0, second = 0, third = 0] }, number) => {
    const on = number + 1 < blocks.length ? number + 1 : first;
    if (kind === "message") return [`node_${number} -> ${target(on)}`];
    if (kind === "queue") return [`node_${number}.unavailable -> ${target(third)}`];
    if (kind === "hangup") return [];
    const ports = { "key:1": on, "key:2": first, noInput: second, noMatch: third };
    return Object.entries(ports).map(([port, end]) => `node_${number}.${port} -> ${target(end)}`);
  });
  return drawn(
    blocks.map(({ kind }) => kind),
    wires,
  );
});

function drawn(kinds: readonly string[], wires: readonly string[]): Flow {
  return flowOf({
    nodes: Object.fromEntries(kinds.map((kind, number) => [`node_${number}`, BLOCKS[kind] ?? hangup()])),
    wires: ["node_start -> node_0", ...wires],
    prompts: { prompt_a: { label: "Words", texts: { "en-US": { kind: "audio", assetId: "asset_1" } } } },
    flow: { campaignId: "camp_1", fallback: { kind: "hangup" } },
  });
}

const rules = [...commonRules, ...profile.rules].filter(({ code }) => /^path-too-deep$|^not-carried-by/.test(code));
const found = (flow: Flow) =>
  validatorOf(rules, { profile, resources: {} })
    .validate(flow)
    .filter(({ code, params }) => code === "path-too-deep" || params["loss"] === "path-too-deep");

describe("a way that is too long", () => {
  it("is refused by the stand-in where the compiler says so, and found while drawing wherever it is", () => {
    const told = { deep: 0, fine: 0 };
    fc.assert(
      fc.property(deepFlow, (flow) => {
        const { artefact, report } = compileFlow(flow);
        const isReported = report.some(({ code }) => code === "path-too-deep");
        const isRefused = checkForm(artefact).some(({ message: words }) => words.startsWith("Maximum path depth"));
        told[isReported ? "deep" : "fine"] += 1;
        expect(isRefused).toBe(isReported);
        if (!isReported) return;
        const problems = found(flow);
        expect(problems.map(({ severity }) => severity)).toContain("error");
        expect(problems.every(({ at }) => at.nodeId !== undefined)).toBe(true);
        expect(new Set(problems.map(({ code }) => code)).size).toBe(1);
      }),
      { numRuns: 100 },
    );
    expect(Math.min(told.deep, told.fine)).toBeGreaterThan(10);
  });

  it("is found while drawing, too, where an exit that CXone does not have leads into a round", () => {
    const kinds = Array.from({ length: 19 }, (_, number) => (number === 6 ? "queue" : "menu"));
    const chain = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
    const others = ["node_6.unavailable -> node_11", "node_4.noInput -> node_9", "node_17.noInput -> node_5"];
    const flow = drawn(kinds, [...chain.map((from) => `node_${from}.key:1 -> node_${from + 1}`), ...others]);
    expect(compileFlow(flow).report.map(({ code }) => code)).toContain("path-too-deep");
    expect(found(flow)).toMatchObject([
      { code: "not-carried-by-campaign-rules", at: { nodeId: "node_6" }, params: { loss: "path-too-deep" } },
    ]);
  });
});
