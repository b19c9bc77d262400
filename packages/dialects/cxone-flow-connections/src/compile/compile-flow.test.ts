import type { Flow, FlowNode, Json } from "@tonegraph/flow-model";
import {
  agent,
  collect,
  condition,
  flowOf,
  hangup,
  hours,
  httpRequest,
  language,
  menu,
  message,
  queue,
  subflow,
  transform,
  vendorBlock,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { converter } from "../convert.ts";
import { wireFlowSchema } from "../wire.ts";
import { compileFlow } from "./compile-flow.ts";

const ID = "flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T";

function supportFlow(flow: Partial<Flow> = {}): Flow {
  return flowOf({
    nodes: { node_m: menu({ keys: ["1", "#"] }), node_q: queue("sales"), node_h: hangup() },
    wires: {
      conn_begin: "node_start -> node_m",
      conn_one: "node_m.key:1 -> node_q",
      conn_0a1b2c3d4e5f: "node_m.key:# -> node_h",
      conn_silence: "node_m.noInput -> node_h",
      conn_wrong: "node_m.noMatch -> node_h",
    },
    flow: { id: ID, name: "Support", ...flow },
  });
}

function field(artefact: Json, name: string): Json | undefined {
  return typeof artefact === "object" && artefact !== null && !Array.isArray(artefact) ? artefact[name] : undefined;
}

function conditionsAt(node: FlowNode, ports: readonly string[]): readonly string[] {
  const flow = flowOf({
    nodes: { node_n: node, node_h: hangup() },
    wires: ["node_start -> node_n", ...ports.map((port) => `node_n.${port} -> node_h`)],
  });
  const { connections } = wireFlowSchema.parse(compileFlow(flow).artefact);
  const leaving = connections.filter(({ source_node_id: source }) => source === "node_n");
  return leaving.map(({ type, condition: when }) => `${type}: ${when}`);
}

describe("compileFlow", () => {
  it("makes one node per block and one connection per connection, under ids that follow from ours", () => {
    const { artefact } = compileFlow(supportFlow());
    expect(artefact).toEqual({
      id: ID,
      name: "Support",
      type: "IVR",
      nodes: [
        { id: "node_h", type: "terminal" },
        { id: "node_m", type: "decision" },
        { id: "node_q", type: "terminal" },
        { id: "node_start", type: "start" },
      ],
      connections: [
        ["node_m", "node_q", "dtmf == '1'", "conditional"],
        ["node_m", "node_h", "dtmf == '#'", "conditional"],
        ["node_m", "node_h", "dtmf == 'timeout'", "fallback"],
        ["node_m", "node_h", "dtmf == 'invalid'", "fallback"],
        ["node_start", "node_m", "true", "default"],
      ].map(([source, target, when, type]) => ({
        id: expect.stringMatching(/^conn_[0-9a-f]{12}$/),
        source_node_id: source,
        target_node_id: target,
        condition: when,
        type,
      })),
    });
    expect(JSON.stringify(artefact)).toContain('"conn_0a1b2c3d4e5f"');
    expect(compileFlow(supportFlow()).artefact).toEqual(artefact);
  });

  it("calls a queue an end only where nothing follows it", () => {
    const nodes = { node_q: queue(), node_h: hangup() };
    const typeOf = (wires: readonly string[]): string | undefined =>
      wireFlowSchema.parse(compileFlow(flowOf({ nodes, wires })).artefact).nodes.find(({ id }) => id === "node_q")
        ?.type;
    expect(typeOf(["node_start -> node_q"])).toBe("terminal");
    expect(typeOf(["node_start -> node_q", "node_q.unavailable -> node_h"])).toBe("decision");
  });

  it.each<[string, string, string]>([
    ["what the tenant calls it", ID, "ivr_main_menu_v2"],
    ["our own, where the tenant says it of another flow", "flow_other", ID],
  ])("takes for the vendor's id %s", (...[, flowId, id]) => {
    const flows = new Map([[flowId, { name: "Support", vendorId: "ivr_main_menu_v2" }]]);
    const { artefact } = converter.compile(supportFlow(), { flows: { tenantName: "Lab", flows } });
    expect(converter.externalIdOf?.(artefact)).toBe(id);
    expect(converter.externalIdOf?.(converter.compile(supportFlow()).artefact)).toBe(ID);
  });

  it("makes an id of the name where a document has none, the same every time", () => {
    const { id: _id, ...flow } = supportFlow();
    expect(field(compileFlow(flow).artefact, "id")).toMatch(/^flow_[0-9a-f]{12}$/);
    expect(compileFlow(flow).artefact).toEqual(compileFlow(flow).artefact);
  });

  it.each<[string, FlowNode, readonly string[], readonly string[]]>([
    ["a message", message(), ["next"], ["default: true"]],
    [
      "a condition",
      condition({ branches: [{ id: "vip", label: "VIP", when: "tier == 'gold'" }] }),
      ["branch:vip", "otherwise"],
      ["conditional: tier == 'gold'", "fallback: true"],
    ],
    [
      "a language choice",
      language(),
      ["lang:es-ES", "noInput"],
      ["conditional: language == 'es-ES'", "fallback: dtmf == 'timeout'"],
    ],
    [
      "opening hours",
      hours(),
      ["open", "holiday"],
      ["conditional: hours == 'open'", "conditional: hours == 'holiday'"],
    ],
    ["digits", collect(), ["collected", "noMatch"], ["default: true", "fallback: dtmf == 'invalid'"]],
    ["a transformation", transform(), ["valid", "invalid"], ["default: true", "fallback: true"]],
    [
      "a request",
      httpRequest(),
      ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"],
      [
        "default: true",
        "conditional: http_status_code == 401",
        "conditional: http_status_code == 404",
        "conditional: http_status_code >= 400 && http_status_code < 500",
        "conditional: http_status_code >= 500",
        "conditional: http_status_code == 0",
        "conditional: circuit_open == true",
      ],
    ],
    ["a subflow", subflow(), ["next", "failed"], ["default: true", "fallback: true"]],
    ["an agent who is not there", agent(), ["unavailable"], ["fallback: true"]],
  ])("writes the exits of %s as the format's table says", (...[, node, ports, conditions]) => {
    expect(conditionsAt(node, ports)).toEqual(conditions);
  });
});

function told(flow: Flow, settings?: Readonly<Record<string, Json>>): readonly string[] {
  return compileFlow(flow, settings === undefined ? {} : { settings }).report.map(
    ({ kind, code, nodeId = "", words }) => `${kind} ${code} ${nodeId}: ${words}`,
  );
}

describe("compileFlow, in its report", () => {
  it("says once per block what is not sent", () => {
    expect(told(supportFlow())).toEqual([
      "dropped not-carried node_m: CXone's connections say who leads where and nothing else; the prompt and timing of “Menu” are not sent and stay in Tonegraph.",
      "approximated kind-not-carried node_q: CXone knows “Queue” only as a terminal; that it is a queue is not sent.",
      "dropped not-carried node_q: CXone's connections say who leads where and nothing else; the queue id of “Queue” is not sent and stays in Tonegraph.",
    ]);
  });

  it("speaks of an agent as people do", () => {
    const flow = flowOf({ nodes: { node_a: agent() }, wires: ["node_start -> node_a"] });
    expect(told(flow)).toContainEqual(expect.stringContaining("that it is an agent is not sent."));
  });

  it("says what of the flow has no place there", () => {
    const flow = supportFlow({
      variables: { tier: { type: "string", default: "" } },
      campaignId: "camp_1",
      fallback: { kind: "hangup" },
      activeWindow: { from: "2026-12-24T00:00:00Z", until: "2026-12-27T00:00:00Z" },
    });
    const codes = compileFlow(flow).report.flatMap(({ code, nodeId }) => (nodeId === undefined ? [code] : []));
    expect(codes).toEqual(["variables", "active-window", "campaign", "flow-fallback"]);
  });

  it("names the exact sequence of a way round", () => {
    const flow = flowOf({
      nodes: { node_a: menu({ keys: ["1"] }), node_b: message(), node_h: hangup() },
      wires: [
        "node_start -> node_a",
        "node_a.key:1 -> node_b",
        "node_a.noInput -> node_h",
        "node_a.noMatch -> node_h",
        "node_b -> node_a",
      ],
    });
    const refused = compileFlow(flow).report.filter(({ kind }) => kind === "unsupported");
    expect(refused.map(({ nodeId, words }) => [nodeId, words])).toEqual([
      [
        "node_a",
        "CXone refuses flows in which calls can go round: node_a -> node_b -> node_a. Take one of these connections out.",
      ],
    ]);
  });

  it.each<[Json, number]>([
    [3, 3],
    ["3", 3],
    [0, 10],
    ["many", 10],
    [60, 10],
    [null, 10],
  ])("holds a tenant whose limit is %j to %i connections leaving a block", (setting, limit) => {
    const refused = told(supportFlow(), { maxConnectionsPerNode: setting }).filter((words) =>
      words.startsWith("unsupported"),
    );
    expect(refused).toEqual(
      limit >= 4
        ? []
        : [
            "unsupported too-many-connections node_m: This tenant of CXone takes 3 connections leaving a block, and 4 leave “Menu”. Split it.",
          ],
    );
  });

  it.each<[string, Flow, string]>([
    [
      "another vendor's block",
      flowOf({
        nodes: { node_b: vendorBlock({ label: "Step" }), node_h: hangup() },
        wires: ["node_start -> node_b", "node_b -> node_h"],
      }),
      "unsupported block-not-carried node_b: CXone's connections cannot stand for “Step”, a block of another vendor. Take it out.",
    ],
    [
      "a block that leads nowhere",
      flowOf({ nodes: { node_a: message() }, wires: ["node_start -> node_a"] }),
      "unsupported dangling-path node_a: CXone wants every way to end in a terminal, but nothing follows “Message”. Lead it on, or end the call there.",
    ],
    [
      "a block that no call reaches",
      flowOf({ nodes: { node_a: message(), node_h: hangup() }, wires: ["node_start -> node_h", "node_a -> node_h"] }),
      "unsupported node-not-reached node_a: CXone refuses what no call reaches, and nothing leads to “Message”. Lead there, or take it out.",
    ],
    [
      "a condition that is none",
      flowOf({
        nodes: { node_c: condition({ branches: [{ id: "a", label: "A", when: "1 ==" }] }), node_h: hangup() },
        wires: ["node_start -> node_c", "node_c.branch:a -> node_h", "node_c.otherwise -> node_h"],
      }),
      "unsupported condition-not-valid node_c: CXone cannot read the condition “1 ==” of “Condition”. Correct it.",
    ],
    [
      "a key that no telephone has",
      flowOf({
        nodes: { node_m: menu({ options: [{ key: "12", label: "Sales" }] }), node_h: hangup() },
        wires: ["node_start -> node_m", "node_m.key:12 -> node_h"],
      }),
      "unsupported key-not-valid node_m: CXone takes one key of a telephone, and “12” of “Menu” is none. Choose 0 to 9, * or #.",
    ],
  ])("refuses %s", (...[, flow, words]) => {
    expect(told(flow)).toContain(words);
  });
});
