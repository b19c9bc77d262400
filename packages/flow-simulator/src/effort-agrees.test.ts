import { callerEffort } from "@tonegraph/caller-time";
import { portsOf, type Flow, type FlowNode, type Prompt } from "@tonegraph/flow-model";
import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSimulator } from "./create-simulator.ts";
import { runCall } from "./run-call.ts";

/** The least time that the effort grants a time-out: nobody presses a key quicker. */
const QUICKEST_MS = 500;
/** Calls count whole milliseconds, so that every rest may be rounded. */
const ROUNDED_SECONDS = 0.001;

describe("a simulated call", () => {
  it("in which the caller stays silent comes to no block sooner than the best effort, nor later than the worst", () => {
    fc.assert(
      fc.property(arbitraryFlow().map(inOneLanguage), (flow) => {
        const language = flow.defaultLanguage;
        const efforts = callerEffort(flow, { languages: [language] }).languages[language] ?? {};
        const met = new Set<string>();
        let rests = 0;
        for (const effect of runCall(createSimulator(flow, { maxVisits: 40 }), { inputs: [] }).effects) {
          rests += 1;
          if (effect.kind !== "enter" || met.has(effect.nodeId)) continue;
          met.add(effect.nodeId);
          const seconds = effect.atMs / 1000;
          const { best, worst } = efforts[effect.nodeId] ?? {};
          expect(best?.seconds).toBeLessThanOrEqual(seconds + rests * ROUNDED_SECONDS);
          expect(worst?.seconds).toBeGreaterThanOrEqual(seconds - rests * ROUNDED_SECONDS);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Without what the effort only assumes: another language or flow, values in prompts, time-outs that nobody could meet. */
function inOneLanguage(flow: Flow): Flow {
  const nodes = Object.entries(flow.nodes).filter(([, { kind }]) => kind !== "language" && kind !== "subflow");
  const prompts = Object.entries(flow.prompts).map(([id, prompt]) => [id, withoutValues(prompt)] as const);
  return {
    ...flow,
    connections: { ...flow.connections, ...onward(Object.fromEntries(nodes)) },
    nodes: Object.fromEntries(nodes.map(([id, node]) => [id, patient(node)])),
    prompts: Object.fromEntries(prompts),
  };
}

/** From every exit to the block behind, by ids that sort last: so that calls come by many blocks, whatever is wired. */
function onward(nodes: Flow["nodes"]): Flow["connections"] {
  const ids = Object.keys(nodes);
  const wires = ids.slice(0, -1).flatMap((source, place) => {
    const node = nodes[source];
    const target = ids[place + 1] ?? source;
    return node ? portsOf(node).map((port) => ({ source, port, target })) : [];
  });
  return Object.fromEntries(wires.map((wire, place) => [`conn_onward_${place}`, wire]));
}

function patient(node: FlowNode): FlowNode {
  if (node.kind !== "menu" && node.kind !== "collect") return node;
  return { ...node, noInput: { ...node.noInput, timeoutMs: Math.max(QUICKEST_MS, node.noInput.timeoutMs) } };
}

function withoutValues({ label, texts }: Prompt): Prompt {
  const plain = Object.entries(texts).filter(([, text]) => !JSON.stringify(text).includes("{{"));
  return { label, texts: Object.fromEntries(plain) };
}
