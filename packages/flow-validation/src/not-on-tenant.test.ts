import type { Flow, Prompt } from "@tonegraph/flow-model";
import { agent, flowOf, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createValidator } from "./create-validator.ts";
import { catalogueFor, describeProblem } from "./describe-problem.ts";
import { notOnTenant, type TenantResources } from "./not-on-tenant.ts";
import type { KnownFlows, KnownResources } from "./rule.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { verifyRule } from "./testing/verify-rule.ts";

const there = (listed: KnownResources, missing: KnownResources = {}): TenantResources => ({
  tenant: "Madrid",
  listed,
  missing,
});
const withNode = (node: Flow["nodes"][string]): Flow =>
  flowOf({ nodes: { node_a: node }, wires: ["node_start -> node_a"] });
const speaking = (prompt: Prompt): Flow =>
  flowOf({
    nodes: { node_a: message({ promptId: "prompt_a" }) },
    wires: ["node_start -> node_a"],
    prompts: { prompt_a: prompt },
    flow: { defaultLanguage: "en-US" },
  });
const recorded = speaking({ label: "", texts: { "en-US": { kind: "audio", assetId: "hello.wav" } } });
const spoken = speaking({ label: "", texts: { "en-US": { kind: "speech", text: "Hello" } } });
const sales = withNode(queue("sales"));
const none = new Set<string>();

describe("notOnTenant", () => {
  it.each<[string, Flow, TenantResources]>([
    ["the tenant has it", sales, there({ queue: new Set(["sales"]) })],
    ["nothing is known", sales, there({})],
    ["only other kinds are known", sales, there({ agent: none }, { agent: new Set(["sales"]) })],
    ["another id was looked up", sales, there({}, { queue: new Set(["support"]) })],
    [
      "it was looked up before it was listed",
      sales,
      there({ queue: new Set(["sales"]) }, { queue: new Set(["sales"]) }),
    ],
    ["none is chosen yet, which is a rule's business", withNode(queue(" ")), there({ queue: none })],
    ["the prompt is spoken", spoken, there({ asset: none })],
    ["the fallback leads to a number", flowOf({ flow: { fallback: { kind: "hangup" } } }), there({ queue: none })],
  ])("says nothing where %s", (name, flow, resources) => {
    verifyRule(notOnTenant(resources), { valid: [{ name, flow }], invalid: [] });
  });

  it.each<[string, { flow: Flow; there: TenantResources; flows?: KnownFlows; at: object; words: string }]>([
    [
      "a queue that is not listed",
      {
        flow: sales,
        there: there({ queue: new Set(["support"]) }),
        at: { nodeId: "node_a", pointer: "/nodes/node_a/queueId" },
        words: "Queue “sales” is not found on Madrid. Choose another, or create it there.",
      },
    ],
    [
      "an agent, where the tenant has none at all",
      {
        flow: withNode(agent("ana")),
        there: there({ agent: none }),
        at: { nodeId: "node_a", pointer: "/nodes/node_a/agentId" },
        words: "Agent “ana” is not found on Madrid. Choose another, or create it there.",
      },
    ],
    [
      "a flow that was looked up",
      {
        flow: withNode(subflow({ flowId: "flow_theirs" })),
        there: there({}, { flow: new Set(["flow_theirs"]) }),
        at: { nodeId: "node_a", pointer: "/nodes/node_a/flowId" },
        words: "Flow “flow_theirs” is not found on Madrid. Choose another, or create it there.",
      },
    ],
    [
      "a flow of our own, which comes there by being published",
      {
        flow: withNode(subflow({ flowId: "flow_ours" })),
        there: there({ flow: none }),
        flows: new Map([["flow_ours", { ...sales, name: "Opening hours" }]]),
        at: { nodeId: "node_a", pointer: "/nodes/node_a/flowId" },
        words: "Flow “Opening hours” is not found on Madrid. Publish it there first.",
      },
    ],
    [
      "a recording",
      {
        flow: recorded,
        there: there({ asset: none }),
        at: {
          nodeId: "node_a",
          promptId: "prompt_a",
          language: "en-US",
          pointer: "/prompts/prompt_a/texts/en-US/assetId",
        },
        words: "Recording “hello.wav” is not found on Madrid. Choose another, or create it there.",
      },
    ],
    [
      "the queue of the fallback",
      {
        flow: flowOf({ flow: { fallback: { kind: "queue", queueId: "sales" } } }),
        there: there({ queue: none }),
        at: { pointer: "/fallback/queueId" },
        words: "Queue “sales”, the fallback of the flow, is not found on Madrid. Choose another, or create it there.",
      },
    ],
    [
      "the campaign",
      {
        flow: flowOf({ flow: { campaignId: "spring" } }),
        there: there({ campaign: none }),
        at: { pointer: "/campaignId" },
        words: "Campaign “spring” is not found on Madrid. Choose another, or create it there.",
      },
    ],
  ])("warns of %s", (name, { flow, there: resources, flows, at, words }) => {
    const rule = notOnTenant(resources, flows);
    const profile = { rules: [rule] };
    verifyRule(rule, { valid: [], invalid: [{ name, flow, profile, problems: [{ severity: "warning", at, words }] }] });
  });

  it("judges only the block that was edited again, beside the rules of the profile", () => {
    const rule = notOnTenant(there({ queue: none }));
    const validator = createValidator({ ...permissiveProfile, rules: [rule] });
    const flow = flowOf({
      nodes: { node_a: queue("sales", { label: "Sales" }), node_b: queue("support") },
      wires: ["node_start -> node_a"],
    });
    const found = (edited: Flow) => validator.validate(edited).filter(({ code }) => code === rule.code);
    const [first, second] = found(flow);
    const moved = found({ ...flow, nodes: { ...flow.nodes, node_b: queue("billing") } });
    expect(moved[0]).toBe(first);
    expect(moved[1]).not.toBe(second);
    expect(moved.map(({ params }) => params["id"])).toEqual(["sales", "billing"]);
    expect(first && describeProblem(first, flow, catalogueFor({ ...permissiveProfile, rules: [rule] }))).toMatch(
      /^Queue “sales” is not found on Madrid/,
    );
  });
});
