import { applyCommand, type Command, type Flow, type Problem } from "@tonegraph/flow-model";
import { condition, flowOf, menu, message, queue, setVariables, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createValidator } from "./create-validator.ts";
import { flowRule, nodeRule } from "./node-rule.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";
import { strictProfile } from "./testing/strict-profile.ts";
import { validateFlow } from "./validate-flow.ts";

function edited(flow: Flow, command: Command): Flow {
  const applied = applyCommand(flow, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.flow;
}

function manyMessages(count: number): Flow {
  const places = Array.from({ length: count }, (_, place) => place);
  return flowOf({
    nodes: Object.fromEntries(places.map((place) => [`node_${place}`, message({ promptId: `prompt_${place}` })])),
    wires: places.map((place) => (place === 0 ? "node_start -> node_0" : `node_${place - 1} -> node_${place}`)),
    prompts: Object.fromEntries(places.map((place) => [`prompt_${place}`, "Hello."])),
  });
}

describe("createValidator", () => {
  it("judges only the nodes that speak an edited prompt, and no rule about the shape of the flow", () => {
    const judged: string[] = [];
    const counting = {
      ...permissiveProfile,
      rules: [
        nodeRule({
          code: "counting-node",
          severity: "info",
          checkNode: ({ nodeId, node, prompt }) => {
            judged.push(nodeId);
            if ("promptId" in node && node.promptId) prompt(node.promptId);
            return [];
          },
        }),
        flowRule({
          code: "counting-shape",
          severity: "info",
          reads: ["nodes", "connections"],
          check: () => (judged.push("shape"), []),
        }),
      ],
    };
    const validator = createValidator(counting);
    const flow = manyMessages(50);
    validator.validate(flow);
    expect(judged).toHaveLength(52);
    judged.length = 0;
    const text = { kind: "speech" as const, text: "" };
    const typed = edited(flow, { type: "setPromptText", promptId: "prompt_7", language: "en-US", text });
    expect(validator.validate(typed).map(({ code, at }) => [code, at.nodeId])).toEqual(
      [
        ["empty-prompt", "node_7"],
        ["dead-end", "node_49"],
      ].toSorted((a, b) => ((a[1] ?? "") < (b[1] ?? "") ? -1 : 1)),
    );
    expect(judged).toEqual(["node_7"]);
  });

  const flow = flowOf({
    nodes: { node_m: menu({ promptId: "prompt_m" }), node_q: queue("queue_a", { label: "Front desk" }) },
    wires: ["node_start -> node_m", "node_m.noInput -> node_q"],
    prompts: { prompt_m: { "en-US": "Hi.", "es-ES": "Bienvenidos a todos." } },
  });

  it.each<[string, Command]>([
    ["another language is heard", { type: "setLanguages", languages: ["en-US", "es-ES"], defaultLanguage: "en-US" }],
    ["another language is the default", { type: "setLanguages", languages: ["es-ES"], defaultLanguage: "es-ES" }],
    ["a fix leads to what has another name now", { type: "setNodeFields", nodeId: "node_q", set: { label: "Sales" } }],
    ["a fix leads to what is gone", { type: "removeNodes", nodeIds: ["node_q"] }],
    [
      "the id of a fix is taken",
      {
        type: "connect",
        connectionId: "conn_m_noMatch",
        connection: { source: "node_m", port: "noInput", target: "node_q" },
      },
    ],
    ["the fallback changes", { type: "setFlowFields", set: { fallback: { kind: "queue", queueId: "" } } }],
    ["a node is cut off", { type: "disconnect", connectionIds: ["conn_1"] }],
  ])("notices that %s, and that it is undone", (_what, command) => {
    const validator = createValidator(strictProfile);
    const before = validator.validate(flow);
    const after = edited(flow, command);
    expect(validator.validate(after)).toEqual(validateFlow(after, strictProfile));
    expect(validator.validate(after)).not.toEqual(before);
    expect(validator.validate(flow)).toEqual(before);
  });

  const counted = flowOf({
    flow: { id: "flow_home", variables: { a: { type: "number", default: 0 } } },
    nodes: {
      node_s: setVariables({ assignments: { a: "a + 1" } }),
      node_c: condition({ branches: [{ id: "yes", label: "Yes", when: "a < 3" }] }),
      node_f: subflow({ flowId: "flow_none" }),
      node_q: queue(),
    },
    wires: [
      "node_start -> node_s",
      "node_s -> node_c",
      "node_c.branch:yes -> node_s",
      "node_c.otherwise -> node_f",
      "node_f.failed -> node_c",
    ],
  });
  const back = flowOf({
    nodes: { node_home: subflow({ flowId: "flow_home" }) },
    wires: ["node_start -> node_home"],
  });
  const write = (nodeId: string, set: Record<string, string | Record<string, string>>): Command => ({
    type: "setNodeFields",
    nodeId,
    set,
  });

  it.each<[string, string, readonly Command[]]>([
    ["a counter counts no more", "runaway-cycle", [write("node_s", { assignments: { a: "0" } })]],
    [
      "a counter counts no more, and something is wired",
      "runaway-cycle",
      [
        write("node_s", { assignments: { a: "0" } }),
        {
          type: "connect",
          connectionId: "conn_x",
          connection: { source: "node_f", port: "next", target: "node_q" },
        },
      ],
    ],
    [
      "a block calls another flow, which leads back here",
      "cross-flow-cycle",
      [write("node_f", { flowId: "flow_back" })],
    ],
  ])("notices that %s, where all exits stay as they were", (_what, code, commands) => {
    const flows = new Map([["flow_back", back]]);
    const validator = createValidator(permissiveProfile, {}, flows);
    const errors = (found: readonly Problem[]) => found.filter((one) => one.code === code && one.severity === "error");
    expect(errors(validator.validate(counted))).toEqual([]);
    let present = counted;
    for (const command of commands) {
      present = edited(present, command);
      const found = validator.validate(present);
      expect(found).toEqual(createValidator(permissiveProfile, {}, flows).validate(present));
      expect(errors(found).length).toBeGreaterThan(0);
    }
  });

  it("hears what a message says before a menu from when its port is the menu's, and until it is not", () => {
    const both = flowOf({
      nodes: {
        node_a: message({ promptId: "prompt_a" }),
        node_m: menu({ keys: ["1"], promptId: "prompt_m" }),
        node_q: queue(),
      },
      wires: ["node_start -> node_a", "node_a -> node_q", "node_a -> node_m"],
      prompts: { prompt_a: { "en-US": "For sales press 1." }, prompt_m: { "en-US": "Please choose." } },
    });
    const alone = edited(both, { type: "disconnect", connectionIds: ["conn_2"] });
    const validator = createValidator(permissiveProfile);
    const unspoken = [both, alone, both].map(
      (flow) => validator.validate(flow).filter(({ code }) => code === "key-not-spoken").length,
    );
    expect(unspoken).toEqual([1, 0, 1]);
  });

  it("orders problems by place, numbers as numbers, and then by code", () => {
    const keys = ["x", "y", "z", "a", "b", "c", "d", "e", "f", "g", "h"];
    const crowded = flowOf({ nodes: { node_m: menu({ keys }) }, wires: ["node_start -> node_m"] });
    const about = ["missing-no-input", "missing-no-match", "option-without-target", "invalid-key"];
    const places = validateFlow(crowded, permissiveProfile)
      .filter(({ code }) => about.includes(code))
      .map(({ at, code }) => `${at.pointer} ${code}`);
    expect(places.slice(0, 4)).toEqual([
      "/nodes/node_m/noInput missing-no-input",
      "/nodes/node_m/noMatch missing-no-match",
      "/nodes/node_m/options/0 option-without-target",
      "/nodes/node_m/options/0/key invalid-key",
    ]);
    expect(places.slice(-2)).toEqual([
      "/nodes/node_m/options/10 option-without-target",
      "/nodes/node_m/options/10/key invalid-key",
    ]);
  });

  it("lets what nobody reaches be published, but not where the profile forbids that", () => {
    const parked = flowOf({
      nodes: { node_m: message({ promptId: "" }), node_q: queue() },
      wires: ["node_start -> node_q"],
    });
    const severities = (profile: typeof permissiveProfile) =>
      validateFlow(parked, profile).map(({ code, severity }) => `${code} ${severity}`);
    expect(severities(permissiveProfile)).toEqual([
      "dead-end warning",
      "unreachable-node warning",
      "missing-prompt warning",
    ]);
    expect(severities(strictProfile)).toEqual(["dead-end warning", "unreachable-node error", "missing-prompt warning"]);
  });
});
