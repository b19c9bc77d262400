import { buildFlowGraph, parseFlow, portsOf, type Flow } from "@tonegraph/flow-model";
import { arbitraryFlow, customerSupportMenu } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fragmentOf, fragmentText, insertionOf, readFragment } from "./clipboard.ts";
import { createFlowDocument } from "./flow-document.ts";
import { createNewIds } from "./new-ids.ts";

function countingIds(prefix = "new") {
  let count = 0;
  return createNewIds(() => `${prefix}${(count += 1)}`);
}

function pasted(text: string, into: Flow, prefix = "pasted"): Flow {
  const read = readFragment(text);
  if (!read.ok) throw new Error(read.error);
  const document = createFlowDocument(into);
  const result = document.dispatch(insertionOf(read.value, { x: 40, y: 40 }, countingIds(prefix)).command);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("the clipboard", () => {
  it("carries nodes, the connections between them and what they say; never the start", () => {
    const flow = customerSupportMenu();
    const fragment = fragmentOf(flow, Object.keys(flow.nodes));
    const kinds = Object.values(fragment?.nodes ?? {}).map(({ kind }) => kind);
    expect(kinds).not.toContain("start");
    expect(Object.keys(fragment?.prompts ?? {})).toEqual(Object.keys(flow.prompts));
    const fromStart = Object.values(flow.connections).filter(({ source }) => source === flow.startNodeId);
    expect(Object.keys(fragment?.connections ?? {})).toHaveLength(
      Object.keys(flow.connections).length - fromStart.length,
    );
  });

  it("has nothing to carry when only the start is chosen", () => {
    const flow = customerSupportMenu();
    expect(fragmentOf(flow, [flow.startNodeId])).toBeNull();
  });

  it("pastes with ids of its own: the copy speaks a prompt of its own and leads to its own blocks", () => {
    const flow = customerSupportMenu();
    const after = pasted(fragmentText(fragmentOf(flow, Object.keys(flow.nodes)) ?? never()), flow);
    const menus = Object.entries(after.nodes).flatMap(([id, node]) => (node.kind === "menu" ? [{ id, node }] : []));
    expect(menus).toHaveLength(2);
    expect(new Set(menus.map(({ node }) => node.promptId)).size).toBe(2);
    const copy = menus.find(({ id }) => id.includes("pasted"));
    const targets = Object.values(after.connections).flatMap(({ source, target }) =>
      source === copy?.id ? [target] : [],
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.every((id) => id.includes("pasted"))).toBe(true);
  });

  it("pastes any part of any flow, drafts with faults included, into any other so that it still parses", () => {
    const some = arbitraryFlow().chain((from) =>
      fc.tuple(fc.constant(from), fc.subarray(Object.keys(from.nodes), { minLength: 1 })),
    );
    fc.assert(
      fc.property(some, arbitraryFlow(), ([from, chosen], into) => {
        const fragment = fragmentOf(from, chosen);
        fc.pre(fragment !== null);
        const after = pasted(fragmentText(fragment ?? never()), into);
        expect(parseFlow(JSON.parse(JSON.stringify(after))).ok).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("leads callers in the copy as in what was copied", () => {
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const fragment = fragmentOf(flow, Object.keys(flow.nodes));
        fc.pre(fragment !== null);
        const after = pasted(fragmentText(fragment ?? never()), flow, "copy");
        const originals = Object.keys(fragment?.nodes ?? {});
        const copies = Object.keys(after.nodes).filter((id) => id.startsWith("node_copy"));
        const copyOf = new Map(originals.map((id, place) => [id, copies[place]]));
        const led = originals.map((id) => targetsOf(flow, id).map((target) => copyOf.get(target)));
        expect(copies.map((id) => targetsOf(after, id).map((target) => target || undefined))).toEqual(led);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["", "no blocks"],
    ["hello", "no blocks"],
    ['{"a":1}', "no blocks"],
    ['{"tonegraphFragment":1,"nodes":{"node_a":{"kind":"teapot"}},"connections":{},"prompts":{}}', "cannot be read"],
    ['{"tonegraphFragment":2,"nodes":{},"connections":{},"prompts":{}}', "cannot be read"],
  ])("says why %j cannot be pasted", (text, words) => {
    const read = readFragment(text);
    expect(read.ok ? "" : read.error).toContain(words);
  });
});

/** The blocks that a block's exits lead to, "" for nowhere. */
function targetsOf(flow: Flow, nodeId: string): string[] {
  const graph = buildFlowGraph(flow);
  return portsOf(flow.nodes[nodeId] ?? never()).map((port) => graph.edgeOn(nodeId, port)?.target ?? "");
}

function never(): never {
  throw new Error("the flow has nodes to copy");
}
