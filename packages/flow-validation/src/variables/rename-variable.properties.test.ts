import { applyCommand, parseFlow, type Flow, type FlowNode, type Prompt } from "@tonegraph/flow-model";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall } from "@tonegraph/flow-simulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renameVariable } from "./rename-variable.ts";

const EXPRESSIONS = [
  "customerId",
  "'customerId' + customerId",
  "vip ? customerId : 'none'",
  "customerId.customerId == ((vip))",
  "digits[customerId] > length( vip )",
];
const TEMPLATES = [
  "customerId",
  "{{ customerId }} and {{vip}}{{vip}}",
  "https://example.com/{{digits}}?customerId={{ vip ? customerId : 'customerId' }}",
];
const PATHS = ["$.customerId", "$['vip']"];

/** Any flow whose blocks and prompts read and set the same few variables. */
const arbitraryDataFlow: fc.Arbitrary<Flow> = fc
  .tuple(arbitraryFlow(), fc.infiniteStream(fc.nat(59)))
  .map(([flow, choices]) => {
    const one = (of: readonly string[]): string => of[(choices.next().value ?? 0) % of.length] ?? "";
    return {
      ...flow,
      nodes: mapped(flow.nodes, (node) => reading(node, one)),
      prompts: mapped(flow.prompts, (prompt) => saying(prompt, one)),
    };
  });

type Choose = (of: readonly string[]) => string;

function reading(node: FlowNode, one: Choose): FlowNode {
  switch (node.kind) {
    case "setVariables":
      return { ...node, assignments: mapped(node.assignments, () => one(EXPRESSIONS)) };
    case "condition":
      return { ...node, branches: node.branches.map((branch) => ({ ...branch, when: one(EXPRESSIONS) })) };
    case "transform":
      return { ...node, input: one(EXPRESSIONS) };
    case "httpRequest":
      return {
        ...node,
        url: one(TEMPLATES),
        headers: mapped(node.headers ?? {}, () => one(TEMPLATES)),
        responseMapping: mapped(node.responseMapping ?? {}, () => one(PATHS)),
      };
    default:
      return node;
  }
}

function saying(prompt: Prompt, one: Choose): Prompt {
  return { ...prompt, texts: mapped(prompt.texts, () => ({ kind: "speech", text: one(TEMPLATES) })) };
}

function mapped<From, To>(record: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

function renamed(flow: Flow, from: string, to: string): Flow {
  const commands = renameVariable(flow, from, to);
  if (commands === null) throw new Error("not renamed");
  if (commands.length === 0) return flow;
  const applied = applyCommand(flow, { type: "batch", label: "Rename", commands: [...commands] });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

/** What a caller who presses 1 now and then goes through, as text. */
function callThrough(flow: Flow): string {
  const inputs = [{ press: "1" }, { wait: true as const }, { press: "12#" }, { press: "1" }];
  return JSON.stringify(runCall(createSimulator(flow, { maxVisits: 40 }), { inputs }).effects);
}

describe("renameVariable in any flow", () => {
  it("leaves a flow that parses, calls that go as before, and nothing behind when the name is given back", () => {
    fc.assert(
      fc.property(arbitraryDataFlow, fc.constantFrom("customerId", "vip", "digits"), (flow, name) => {
        const after = renamed(flow, name, "level");
        expect(parseFlow(structuredClone(after)).ok).toBe(true);
        expect(callThrough(after).replaceAll("level", name)).toBe(callThrough(flow));
        expect(JSON.stringify(renamed(after, "level", name))).toBe(JSON.stringify(flow));
      }),
      { numRuns: 60 },
    );
  });
});
