import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";

const menu = {
  id: "main",
  type: "dtmf",
  promptId: "hello",
  timeoutSeconds: 5,
  timeoutTarget: "agent-a",
  dtmfHandlers: [],
  nextSteps: [],
};
const flow = (nextStep: Json, more: { readonly [field: string]: Json } = {}): Json => ({
  name: "Support",
  type: "conversation",
  settings: { description: "", enabled: true, version: 1 },
  steps: [{ id: "start", type: "start", nextStep }],
  phrases: [{ id: "hello", locale: "en-US", text: "Hello." }],
  ...more,
});
const key = (name: string, targetFlowId: string | null, promptId: string | null = null) => ({
  key: name,
  targetFlowId,
  promptId,
});

function drawn(artefact: Json) {
  const result = converter.decompile(artefact);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("what drawing reports", () => {
  it.each<[string, Json, string[]]>([
    ["nothing, of what a drawing shows", flow(menu), []],
    ["a prompt whose text cannot be read", flow({ ...menu, promptId: "other" }), ["approximated text-not-readable"]],
    [
      "a prompt after a key",
      flow({ ...menu, dtmfHandlers: [key("1", "queue-a", "thanks")] }),
      ["approximated prompt-after-key"],
    ],
    [
      "a key that comes twice",
      flow({ ...menu, dtmfHandlers: [key("1", "queue-a"), key("1", "queue-b")] }),
      ["dropped key-twice"],
    ],
    [
      "an id that does not say what it is of",
      flow({ ...menu, timeoutTarget: "9f3c" }),
      ["approximated target-guessed"],
    ],
    [
      "a menu that no key leads to",
      flow({ ...menu, nextSteps: [{ ...menu, id: "lost" }] }),
      ["dropped node-not-reached"],
    ],
    [
      "a step that no call begins with",
      flow(menu, {
        steps: [
          { id: "start", type: "start", nextStep: menu },
          { id: "end", type: "end" },
        ],
      }),
      ["dropped node-not-reached"],
    ],
    [
      "a step of a type that nobody knows",
      flow({ ...menu, timeoutTarget: "ask", nextSteps: [{ id: "ask", type: "survey" }] }),
      ["approximated unknown-value"],
    ],
    [
      "an id that two menus have",
      flow({ ...menu, dtmfHandlers: [key("1", "main")], nextSteps: [menu] }),
      ["approximated id-twice"],
    ],
    ["no menu", flow(null), ["dropped no-menu"]],
    ["a name that does not fit", flow(menu, { name: "a/b" }), ["approximated name-not-drawable"]],
    ["a flow that is switched off", flow(menu, { settings: { enabled: false } }), ["approximated flow-switched-off"]],
    [
      "settings beyond the drawing",
      flow(menu, { settings: { fallbackEnabled: true, division: "home" } }),
      ["approximated settings-not-drawn"],
    ],
    [
      "the two settings that follow how queues do",
      flow(menu, { settings: { fallbackEnabled: true, dynamicTimeoutMultiplier: 2 } }),
      [],
    ],
  ])("%s", (_, artefact, codes) => {
    expect(drawn(artefact).report.map(({ kind, code }) => `${kind} ${code}`)).toEqual(codes);
  });
});

describe("what drawing makes", () => {
  it("plays a recording in every language, because a prompt is for all of them", () => {
    const inside = { ...menu, id: "orders", promptId: "recorded" };
    const phrases = ["en-US", "de-DE"].map((locale) => ({ id: "hello", locale, text: "Hello." }));
    const { flow: made } = drawn(flow({ ...menu, timeoutTarget: "orders", nextSteps: [inside] }, { phrases }));
    const recording = { kind: "audio", assetId: "recorded" };
    expect(made.prompts["prompt_recorded"]?.texts).toEqual({ "en-US": recording, "de-DE": recording });
  });

  it("knows what an id is of where that stands beside the flow", () => {
    const { flow: made, report } = drawn(
      flow({ ...menu, timeoutTarget: "9f3c" }, { targets: [{ id: "9f3c", kind: "agent" }] }),
    );
    expect(report).toEqual([]);
    expect(made.nodes).toMatchObject({ node_agent_9f3c: { kind: "agent", agentId: "9f3c" } });
  });

  it("leads a key to the menu inside, then to any menu of the flow, then to a place", () => {
    const inside = { ...menu, id: "orders", dtmfHandlers: [key("1", "main"), key("2", "orders-queue")] };
    const { flow: made } = drawn(flow({ ...menu, dtmfHandlers: [key("1", "orders")], nextSteps: [inside] }));
    const targets = Object.values(made.connections).map(({ source, port, target }) => `${source} ${port} ${target}`);
    expect(targets).toContain("node_main key:1 node_orders");
    expect(targets).toContain("node_orders key:1 node_main");
    expect(targets).toContain("node_orders key:2 node_queue_orders-queue");
  });

  it("draws a step of another type as a block of the vendor's", () => {
    const survey = { id: "survey", type: "survey", questions: 3 };
    const { flow: made } = drawn(flow({ ...menu, timeoutTarget: "survey", nextSteps: [survey] }));
    expect(made.nodes["node_survey"]).toMatchObject({
      kind: "vendorBlock",
      type: "survey",
      config: survey,
      terminal: true,
    });
    expect(converter.compile(made).report).toMatchObject([
      { kind: "unsupported", code: "destination-not-supported" },
      { kind: "unsupported", code: "node-not-supported", nodeId: "node_survey" },
      { kind: "unsupported", code: "content-refused", params: { pointer: "/steps/0/nextStep/nextSteps/0/type" } },
    ]);
  });

  it("leaves a key without a target unwired", () => {
    const { flow: made } = drawn(flow({ ...menu, dtmfHandlers: [key("1", null)] }));
    expect(
      Object.values(made.connections)
        .map(({ port }) => port)
        .toSorted(),
    ).toEqual(["next", "noInput", "noMatch"]);
  });

  it("gives two menus of one id two blocks", () => {
    const twin = { ...menu, dtmfHandlers: [key("1", "main")], nextSteps: [menu] };
    expect(Object.keys(drawn(flow(twin)).flow.nodes)).toEqual([
      "node_start",
      "node_main",
      "node_main_2",
      "node_agent-a",
    ]);
  });

  it("gives every block a place of its own", () => {
    const keys = ["1", "2", "3"].map((name) => key(name, `queue-${name}`));
    const places = Object.values(drawn(flow({ ...menu, dtmfHandlers: keys })).flow.nodes).map(
      ({ position }) => `${position.x} ${position.y}`,
    );
    expect(new Set(places).size).toBe(places.length);
  });
});
