import { flowOf, agent, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { namedResourceKinds } from "./resource-references.ts";

const recording = { label: "Hello", texts: { "en-US": { kind: "audio", assetId: "hello.wav" } } } as const;

describe("namedResourceKinds", () => {
  it.each([
    ["nothing at the vendor", flowOf({}), []],
    ["queues", flowOf({ nodes: { node_a: queue("sales"), node_b: queue("support") } }), ["queue"]],
    ["where no id is chosen yet", flowOf({ nodes: { node_a: agent("") } }), ["agent"]],
    ["flows", flowOf({ nodes: { node_a: subflow({ flowId: "flow_a" }) } }), ["flow"]],
    [
      "spoken prompts",
      flowOf({ nodes: { node_a: message({ promptId: "prompt_a" }) }, prompts: { prompt_a: "Hello" } }),
      [],
    ],
    [
      "recordings",
      flowOf({
        nodes: { node_a: message({ promptId: "prompt_a" }) },
        prompts: { prompt_a: recording },
        flow: { defaultLanguage: "en-US" },
      }),
      ["asset"],
    ],
    [
      "what stands beside the blocks",
      flowOf({ flow: { fallback: { kind: "agent", agentId: "ana" }, campaignId: "spring" } }),
      ["agent", "campaign"],
    ],
  ])("of %s", (...[, flow, kinds]) => {
    expect([...namedResourceKinds(flow)].toSorted()).toEqual(kinds);
  });
});
