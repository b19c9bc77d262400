import { newFlow, type Connection, type Flow, type FlowNode, type PromptText } from "@tonegraph/flow-model";
import { collect, condition, flowOf, hangup, menu, message, setVariables } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { describeProblem } from "./describe-problem.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

// Nothing here is timed: what hangs runs into the time-out of the test, what overflows throws.

const prompts = { prompt_default: { label: "Hi", texts: { "en-US": { kind: "speech" as const, text: "Hello." } } } };

function flowFrom(nodes: Record<string, FlowNode>, wires: readonly Connection[]): Flow {
  const start = newFlow({ name: "Large" });
  const connections = Object.fromEntries(wires.map((wire, place) => [`conn_${place}`, wire]));
  return { ...start, nodes: { ...start.nodes, ...nodes }, connections, prompts };
}

/** Every node leads to every other: `size` conditions with `size` branches each. */
function complete(size: number): Flow {
  const places = Array.from({ length: size }, (_, place) => place);
  const branches = places.map((place) => ({ id: `b${place}`, label: "", when: `n > ${place}` }));
  const nodes = Object.fromEntries(places.map((place) => [`node_${place}`, condition({ branches })]));
  const wires = places.flatMap((from) =>
    places.map((to) => ({ source: `node_${from}`, port: `branch:b${to}`, target: `node_${to}` })),
  );
  return flowFrom(nodes, [{ source: "node_start", port: "next", target: "node_0" }, ...wires]);
}

/** One menu whose every key leads to the next, and `size` blocks in all. */
function manyBlocks(size: number): Flow {
  const nodes: Record<string, FlowNode> = {};
  const wires: Connection[] = [{ source: "node_start", port: "next", target: "node_0" }];
  for (let place = 0; place < size; place++) {
    nodes[`node_${place}`] = place % 2 === 0 ? menu({ keys: ["1", "2"] }) : message();
    const port = place % 2 === 0 ? "key:1" : "next";
    wires.push({ source: `node_${place}`, port, target: `node_${(place + 1) % size}` });
  }
  return flowFrom(nodes, wires);
}

/** Also a text that would not parse: validation is given it all the same where somebody builds a flow by hand. */
function saying(text: PromptText): Flow {
  const flow = flowOf({
    nodes: { node_a: message({ label: "Welcome" }), node_h: hangup() },
    wires: ["node_start -> node_a", "node_a -> node_h"],
  });
  return { ...flow, prompts: { prompt_default: { label: "Greeting", texts: { "en-US": text } } } };
}

function codesOf(flow: Flow, profile = permissiveProfile): ReadonlySet<string> {
  const problems = validateFlow(flow, profile);
  for (const problem of problems.slice(0, 50)) expect(describeProblem(problem, flow)).not.toMatch(/undefined|\[object/);
  return new Set(problems.map(({ code }) => code));
}

describe("validateFlow on input that nobody would draw", () => {
  it("judges 10,000 blocks that lead round (50,000 behind one another are in the tests of complexity)", () => {
    expect(codesOf(manyBlocks(10_000))).toContain("option-without-target");
  });

  it("judges 300 blocks of which each leads to each", () => {
    const codes = codesOf(complete(300), { ...strictProfile, cycles: "forbidden", maxConnections: 50 });
    expect(codes).toContain("forbidden-cycle");
    expect(codes).toContain("too-many-connections");
    expect(codes).toContain("runaway-cycle");
  });

  it("counts 10,000 prompts that nobody speaks", () => {
    const many = Array.from({ length: 10_000 }, (_, place) => [`prompt_${place}`, { label: `P ${place}`, texts: {} }]);
    const problems = validateFlow(flowOf({ prompts: Object.fromEntries(many) }), permissiveProfile);
    expect(problems.filter(({ code }) => code === "unused-prompt")).toHaveLength(10_000);
  });

  it.each([
    ["sentences", "Press 1 for sales. ".repeat(55_000)],
    ["one word", "x".repeat(1_000_000)],
    ["variables", "{{ a }}".repeat(20_000)],
  ])("reads a megabyte of %s", (_what, text) => {
    expect(codesOf(saying({ kind: "speech", text }), strictProfile)).toContain("tts-too-long");
  });

  it.each([
    ["right-to-left", "اضغط واحد للمبيعات ‏1‏. لِلدَّعْمِ اضغط ٢."],
    ["combining", "e\u0301".repeat(2000)],
    ["one block of marks", `a${"\u0301".repeat(20_000)}`],
    ["a lone surrogate", "Press \ud800 1 for sales"],
    ["a joined family", "👩‍👩‍👧‍👦".repeat(500)],
    ["control characters", "\u0000\u001b[31m\u202e1 sserP"],
  ])("reads text with %s", (_what, text) => {
    expect(codesOf(saying({ kind: "speech", text })).has("empty-prompt")).toBe(false);
    expect(codesOf(saying({ kind: "speech", text }), strictProfile)).toContain("tts-too-long");
  });

  it.each([
    [
      "entities of entities",
      `<!DOCTYPE speak [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><speak>&b;</speak>`,
    ],
    ["an entity from a file", `<!DOCTYPE speak [<!ENTITY x SYSTEM "file:///etc/passwd">]><speak>&x;</speak>`],
    ["no end", "<speak>".repeat(20_000)],
    ["a tag without an end", `<speak><prosody rate="${"x".repeat(100_000)}`],
    ["a wall of brackets", "<".repeat(100_000)],
  ])("reads SSML with %s", (_what, ssml) => {
    expect(codesOf(saying({ kind: "ssml", ssml }))).toContain("invalid-ssml");
  });

  it("reads an expression that is nested 10,000 deep", () => {
    const deep = `${"(".repeat(10_000)}1${")".repeat(10_000)}`;
    const flow = flowOf({
      nodes: {
        node_c: condition({ branches: [{ id: "yes", label: "", when: `${deep} == 1` }] }),
        node_s: setVariables({ assignments: { a: `${"!".repeat(10_000)}true` } }),
      },
      wires: ["node_start -> node_c", "node_c.otherwise -> node_s"],
    });
    expect(codesOf(flow)).toContain("invalid-expression");
  });

  it.each([
    ["repeats of repeats", "(1+)+$"],
    ["alternatives of alternatives", "(1|1|1)*".repeat(100)],
    ["brackets within brackets", `${"(".repeat(490)}1${")".repeat(490)}`],
    ["long counts", "1{1000}".repeat(100)],
  ])("reads a pattern with %s", (_what, pattern) => {
    const flow = flowOf({ nodes: { node_c: collect({ format: { pattern } }) }, wires: ["node_start -> node_c"] });
    expect(codesOf(flow)).toContain("missing-no-input");
  });
});
