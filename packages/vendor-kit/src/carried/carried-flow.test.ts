import { diffFlows, type Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, message } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { Compiled } from "../adapter.ts";
import { carriedFlow } from "./carried-flow.ts";

const SIZE = 40;
const LANGUAGES = ["en-US", "es-ES"];

/** Blocks that speak two languages; `words` gives what block `index` says. */
function line(words: (index: number) => string, size = SIZE): Flow {
  const indices = [...Array(size).keys()];
  const texts = (index: number) =>
    Object.fromEntries(LANGUAGES.map((code) => [code, { kind: "speech" as const, text: words(index) }]));
  return flowOf({
    nodes: {
      ...Object.fromEntries(indices.map((index) => [`node_${index}`, message({ promptId: `prompt_${index}` })])),
      node_h: hangup(),
    },
    wires: [
      "node_start -> node_0",
      ...indices.map((index) => `node_${index} -> ${index + 1 < size ? `node_${index + 1}` : "node_h"}`),
    ],
    prompts: Object.fromEntries(
      indices.map((index) => [`prompt_${index}`, { label: `${index}`, texts: texts(index) }]),
    ),
    flow: { languages: LANGUAGES },
  });
}

/** A vendor that takes the English words of some blocks and says so of the others. */
function vendor(takes: (index: number) => boolean) {
  const counted = { compiled: 0 };
  const compile = (flow: Flow): Compiled => {
    counted.compiled += 1;
    const spoken = Object.entries(flow.prompts).filter(([id]) => takes(Number(id.split("_")[1])));
    const report = Object.keys(flow.nodes).map((nodeId) => {
      return { kind: "dropped" as const, code: "words", nodeId, params: {}, words: "Not sent." };
    });
    const texts = spoken.map(([id, { texts: said }]) => [id, said["en-US"] ?? null]);
    return { artefact: JSON.parse(JSON.stringify(texts)), report };
  };
  return { compile, counted };
}

const before = line((index) => `Words ${index}.`);
const after = line((index) => `Other words ${index}.`);

describe("carriedFlow", () => {
  it("tells which of many changes are sent, and which languages of them", () => {
    const { compile } = vendor((index) => index === 7 || index === 8);
    const carried = carriedFlow(before, after, compile);
    expect(diffFlows(before, carried).map(({ nodeId, words }) => [nodeId, words])).toEqual([
      ["node_7", "Message now says “Other words 7.” in en-US"],
      ["node_8", "Message now says “Other words 8.” in en-US"],
    ]);
    expect(diffFlows(carried, after)).toHaveLength(2 * SIZE - 2);
  });

  it("does not look at blocks of which nothing was reported", () => {
    const { compile, counted } = vendor(() => false);
    const silent = (flow: Flow): Compiled => ({ ...compile(flow), report: [] });
    expect(carriedFlow(before, after, silent)).toBe(after);
    expect(counted.compiled).toBe(2);
  });

  it("tries the less the larger a flow is, and counts as sent what was not tried", () => {
    const large = [line((index) => `Words ${index}.`, 2000), line((index) => `Other ${index}.`, 2000)] as const;
    const { compile, counted } = vendor((index) => index % 2 === 0);
    const carried = carriedFlow(...large, compile);
    expect(counted.compiled).toBeLessThanOrEqual(10);
    expect(compile(carried).artefact).toEqual(compile(large[1]).artefact);
  });

  it("counts as sent what a vendor demands, though it sends the same where the flow is silent", () => {
    const compile = ({ fallback }: Flow): Compiled => {
      const words = "Say what happens when anything breaks.";
      const missing = { kind: "unsupported" as const, code: "fallback-missing", params: {}, words };
      const kept = { kind: "dropped" as const, code: "description", params: {}, words: "Stays here." };
      return { artefact: { fallback: "hangup" }, report: [kept, ...(fallback === undefined ? [missing] : [])] };
    };
    const [from, to] = [flowOf({}), flowOf({ flow: { fallback: { kind: "hangup" } } })];
    expect(carriedFlow(from, to, compile).fallback).toEqual({ kind: "hangup" });
  });
});
