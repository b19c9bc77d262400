import { NODE_KINDS, type Flow, type FlowNode } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { sampleNodes } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { compileFlow } from "./compile-flow.ts";

const MENU = "node_main_menu";
const position = { x: 0, y: 0 };

function changed(change: (flow: Flow) => void): Flow {
  const flow = structuredClone(customerSupportMenu());
  change(flow);
  return flow;
}

function menuOf(flow: Flow): Extract<FlowNode, { kind: "menu" }> {
  const node = flow.nodes[MENU];
  if (node?.kind !== "menu") throw new Error("the sample has no menu");
  return node;
}

function connect(flow: Flow, port: string, node: FlowNode): void {
  flow.nodes["node_target"] = node;
  const known = Object.values(flow.connections).find(
    (connection) => connection.source === MENU && connection.port === port,
  );
  if (known) known.target = "node_target";
  else flow.connections["conn_target"] = { source: MENU, port, target: "node_target" };
}

function messageBefore(flow: Flow, texts: Flow["prompts"][string]["texts"]): void {
  flow.nodes["node_hello"] = { kind: "message", label: "Hello", position, promptId: "prompt_hello" };
  flow.prompts["prompt_hello"] = { label: "Hello", texts };
  flow.connections["conn_start"] = { source: flow.startNodeId, port: "next", target: "node_hello" };
  flow.connections["conn_hello"] = { source: "node_hello", port: "next", target: MENU };
}

const speech = (text: string) => ({ kind: "speech", text }) as const;

describe("compileFlow: what is sent", () => {
  it("puts a message before the menu first, the default language first in each", () => {
    const flow = changed((draft) => {
      draft.languages = ["es-ES", "en-US"];
      draft.prompts["prompt_main_menu"] = {
        label: "Menu",
        texts: { "es-ES": speech("Menú"), "en-US": speech("Menu") },
      };
      messageBefore(draft, { "es-ES": speech("Hola"), "en-US": speech("Hello") });
    });
    expect(compileFlow(flow)).toMatchObject({
      report: [],
      artefact: {
        nodes: [
          {
            voicePrompts: [
              { text: "Hello", language: "en-US" },
              { text: "Hola", language: "es-ES" },
              { text: "Menu", language: "en-US" },
              { text: "Menú", language: "es-ES" },
            ],
          },
        ],
      },
    });
  });

  it("hangs up on silence with the flow's fallback as the destination the vendor wants", () => {
    const flow = changed((draft) => {
      connect(draft, "noInput", { ...sampleNodes.hangup });
      draft.connections["conn_no_match"] = { source: MENU, port: "noMatch", target: "node_target" };
      draft.fallback = { kind: "queue", queueId: "queue_general" };
      delete draft.nodes["node_fallback"];
    });
    expect(compileFlow(flow)).toMatchObject({
      report: [{ code: "hang-up-outcome" }],
      artefact: {
        nodes: [{ timeoutBehavior: { action: "hangup", fallbackDestination: { type: "queue", id: "queue_general" } } }],
      },
    });
  });

  it("hands silent callers to a telephone number", () => {
    const flow = changed((draft) => connect(draft, "noInput", { ...sampleNodes.externalNumber }));
    expect(compileFlow(flow).artefact).toMatchObject({
      nodes: [
        { timeoutBehavior: { action: "repeat", fallbackDestination: { type: "external_number", id: "+14155550100" } } },
      ],
    });
  });
});

describe("compileFlow: what is reported", () => {
  const cases: [string, string, string, (flow: Flow) => void][] = [
    [
      "another way for a wrong key",
      "approximated",
      "no-separate-no-match",
      (flow) => connect(flow, "noMatch", { ...sampleNodes.queue }),
    ],
    [
      "where a wrong key alone leads",
      "dropped",
      "node-not-reached",
      (flow) => connect(flow, "noMatch", { ...sampleNodes.queue }),
    ],
    [
      "no way for a wrong key",
      "approximated",
      "no-separate-no-match",
      (flow) => void delete flow.connections["conn_no_match"],
    ],
    [
      "another count for a wrong key",
      "approximated",
      "one-repeat-count",
      (flow) => void (menuOf(flow).noMatch.maxRepeats = 4),
    ],
    [
      "spoken words for a key",
      "dropped",
      "speech-of-option",
      (flow) => void (menuOf(flow).options[0] = { key: "1", label: "", speech: { "en-US": ["sales"] } }),
    ],
    ["speech input", "dropped", "speech-input", (flow) => void (menuOf(flow).speechEnabled = true)],
    [
      "a prompt after silence",
      "dropped",
      "retry-prompt",
      (flow) => void (menuOf(flow).noInput.promptId = "prompt_main_menu"),
    ],
    [
      "a prompt after a wrong key",
      "dropped",
      "retry-prompt",
      (flow) => void (menuOf(flow).noMatch.promptId = "prompt_main_menu"),
    ],
    [
      "a priority",
      "dropped",
      "queue-priority",
      (flow) => connect(flow, "key:1", { ...sampleNodes.queue, priority: 3 }),
    ],
    [
      "variables",
      "dropped",
      "variables",
      (flow) => void (flow.variables = { digits: { type: "string", default: "" } }),
    ],
    ["a campaign", "dropped", "campaign", (flow) => void (flow.campaignId = "camp_1")],
    [
      "a window",
      "dropped",
      "active-window",
      (flow) => void (flow.activeWindow = { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" }),
    ],
    ["a fallback of its own", "dropped", "flow-fallback", (flow) => void (flow.fallback = { kind: "hangup" })],
    [
      "a node nobody reaches",
      "dropped",
      "node-not-reached",
      (flow) => void (flow.nodes["node_alone"] = { ...sampleNodes.queue }),
    ],
    [
      "a text in a foreign language",
      "dropped",
      "text-of-foreign-language",
      (flow) => void (flow.prompts["prompt_main_menu"] = { label: "", texts: { "fr-FR": speech("Bonjour") } }),
    ],
    [
      "audio",
      "unsupported",
      "text-not-plain",
      (flow) =>
        void (flow.prompts["prompt_main_menu"] = { label: "", texts: { "en-US": { kind: "audio", assetId: "a" } } }),
    ],
    [
      "SSML",
      "unsupported",
      "text-not-plain",
      (flow) =>
        void (flow.prompts["prompt_main_menu"] = { label: "", texts: { "en-US": { kind: "ssml", ssml: "<speak/>" } } }),
    ],
    [
      "a variable in a text",
      "unsupported",
      "text-with-variables",
      (flow) => void (flow.prompts["prompt_main_menu"] = { label: "", texts: { "en-US": speech("Hi {{ name }}") } }),
    ],
    [
      "a key to a menu",
      "unsupported",
      "destination-not-supported",
      (flow) => connect(flow, "key:1", { ...sampleNodes.menu }),
    ],
    [
      "a key to a hang-up",
      "unsupported",
      "destination-not-supported",
      (flow) => connect(flow, "key:1", { ...sampleNodes.hangup }),
    ],
    [
      "a key to nowhere",
      "unsupported",
      "key-without-target",
      (flow) => void menuOf(flow).options.push({ key: "9", label: "" }),
    ],
    ["a key twice", "unsupported", "key-twice", (flow) => void menuOf(flow).options.push({ key: "1", label: "" })],
    ["no key", "unsupported", "menu-without-keys", (flow) => void (menuOf(flow).options = [])],
    [
      "silence to a message",
      "unsupported",
      "destination-not-supported",
      (flow) => connect(flow, "noInput", { ...sampleNodes.message }),
    ],
    [
      "silence to nowhere",
      "unsupported",
      "silence-without-target",
      (flow) => void delete flow.connections["conn_no_input"],
    ],
    [
      "a hang-up without a fallback",
      "unsupported",
      "hang-up-without-fallback",
      (flow) => connect(flow, "noInput", { ...sampleNodes.hangup }),
    ],
    [
      "a farewell",
      "dropped",
      "farewell",
      (flow) => connect(flow, "noInput", { ...sampleNodes.hangup, promptId: "prompt_main_menu" }),
    ],
    ["no menu", "unsupported", "no-menu", (flow) => void delete flow.connections["conn_start"]],
    [
      "a second message",
      "unsupported",
      "not-a-menu",
      (flow) => {
        messageBefore(flow, { "en-US": speech("Hello") });
        flow.nodes["node_more"] = { kind: "message", label: "More", position, promptId: "prompt_hello" };
        flow.connections["conn_hello"] = { source: "node_hello", port: "next", target: "node_more" };
        flow.connections["conn_more"] = { source: "node_more", port: "next", target: MENU };
      },
    ],
    [
      "a message that must be heard",
      "dropped",
      "barge-in",
      (flow) => {
        messageBefore(flow, { "en-US": speech("Hello") });
        flow.nodes["node_hello"] = { ...sampleNodes.message, promptId: "prompt_hello", interruptible: false };
      },
    ],
    [
      "an exit of a queue",
      "dropped",
      "exit-of-destination",
      (flow) => {
        flow.connections["conn_full"] = { source: "node_sales", port: "unavailable", target: "node_fallback" };
      },
    ],
  ];
  it.each(cases)("%s is %s (%s)", (...[, kind, code, change]) => {
    const { report } = compileFlow(changed(change));
    expect(report).toContainEqual(expect.objectContaining({ kind, code }));
    expect(report.filter((item) => item.code === code)).toHaveLength(1);
  });

  it("names the block and what to do, in words", () => {
    const { report } = compileFlow(changed((flow) => void menuOf(flow).options.push({ key: "9", label: "" })));
    expect(report.map((item) => item.words)).toEqual([
      "Key 9 of “Main menu” leads nowhere. Connect it to a queue, an agent or a number.",
    ]);
  });

  it.each(
    NODE_KINDS.filter(
      (kind) => !["start", "menu", "message", "queue", "agent", "externalNumber", "hangup"].includes(kind),
    ),
  )("a %s block is not supported, and told once", (kind) => {
    const flow = changed((draft) => {
      draft.nodes["node_target"] = { ...sampleNodes[kind] };
      draft.connections["conn_start"] = { source: draft.startNodeId, port: "next", target: "node_target" };
    });
    const about = compileFlow(flow).report.filter((item) => item.nodeId === "node_target");
    expect(about).toMatchObject([{ kind: "unsupported", code: "node-not-supported", params: { kind } }]);
  });
});

it("the sample itself is sent without a word", () => {
  expect(compileFlow(customerSupportMenu())).toEqual({ artefact: customerSupportPayload, report: [] });
});
