import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { customerSupportMenu, globalSupportMenu } from "@tonegraph/flow-model/testing";

type Fault = (flow: Flow) => Flow;

const AT_THE_END = { label: "The end", position: { x: 640, y: 480 } };

/** One sample flow per fault; the key is the code of the problem that the fault must show. */
const FAULTS = {
  "tts-too-long": withText("Please listen closely, because our menu has changed. ".repeat(10)),
  "empty-prompt": withText(""),
  "missing-prompt": (flow) => withNode(flow, "node_main_menu", { promptId: "" }),
  "duplicate-key": (flow) => withOptions(flow, ["1", "1"]),
  "invalid-key": (flow) => withOptions(flow, ["1", "2", "12"]),
  "option-without-target": (flow) => withoutConnections(flow, ({ port }) => port === "key:2"),
  "missing-no-input": (flow) => withoutConnections(flow, ({ port }) => port === "noInput"),
  "missing-no-match": (flow) => withoutConnections(flow, ({ port }) => port === "noMatch"),
  "timeout-out-of-range": (flow) => withNode(flow, "node_main_menu", { noInput: { timeoutMs: 60_000, maxRepeats: 2 } }),
  "repeats-out-of-range": (flow) => withNode(flow, "node_main_menu", { noInput: { timeoutMs: 5000, maxRepeats: 9 } }),
  "dead-end": (flow) => withoutConnections(flow, ({ source }) => source === "node_start"),
  "dangling-connection": (flow) =>
    withConnection(flow, { source: "node_main_menu", port: "key:9", target: "node_sales" }),
  "unreachable-node": (flow) =>
    withExtraNode(flow, {
      kind: "queue",
      label: "Nobody comes here",
      position: { x: 640, y: 480 },
      queueId: "queue_general",
    }),
  "invalid-phone-number": (flow) =>
    withTarget(flow, { kind: "externalNumber", label: "Outside", position: { x: 640, y: 0 }, number: "12" }),
  "unsupported-node": (flow) =>
    withTarget(flow, {
      kind: "condition",
      label: "Who calls",
      position: { x: 640, y: 0 },
      branches: [{ id: "vip", label: "VIP", when: "true" }],
    }),
  "unsupported-destination": (flow) =>
    withConnection(
      withoutConnections(flow, ({ port }) => port === "key:2"),
      { source: "node_main_menu", port: "key:2", target: "node_main_menu" },
    ),
  "trapped-caller": (flow) => leadingTo(flow, ["key:1", "key:2", "noInput", "noMatch"], "node_main_menu"),
  "unbounded-retry": (flow) => leadingTo(flow, ["noInput"], "node_main_menu"),
  "caller-cycle": (flow) => leadingTo(flow, ["key:2"], "node_main_menu"),
  "runaway-cycle": (flow) => withBusyCondition(flow),
  "unresolved-queue": (flow) => withNode(flow, "node_sales", { queueId: "" }),
  "unresolved-agent": (flow) => withNode(flow, "node_fallback", { agentId: "" }),
  "hang-up-without-fallback": (flow) =>
    leadingTo(withExtraNode(flow, { ...AT_THE_END, kind: "hangup", outcome: "abandoned" }), ["noInput"], "node_extra"),
  "menu-not-first": (flow) => leadingTo(flow, ["next"], "node_sales"),
  "unused-prompt": (flow) => ({
    ...flow,
    prompts: { ...flow.prompts, prompt_old: { label: "Last year's greeting", texts: {} } },
  }),
  "invalid-window": (flow) => ({
    ...flow,
    activeWindow: { from: "2026-12-27T00:00:00Z", until: "2026-12-24T00:00:00Z" },
  }),
  "text-not-plain": withText("Hello {{ ani }}. For sales, press 1. For support, press 2."),
} satisfies Readonly<Record<string, Fault>>;

/** A fault that a sample flow can have. */
export type FaultCode = keyof typeof FAULTS;

/** The sample menu with one fault. */
export function faultyFlow(code: FaultCode): Flow {
  return { ...FAULTS[code](customerSupportMenu()), name: `Faulty ${code}` };
}

/** The sample menu with blocks beside it that no call reaches. */
export function withParkedQueues(count: number): Flow {
  const parked = Array.from({ length: count }, (_, place): [string, FlowNode] => [
    `node_parked${place}`,
    { kind: "queue", label: `Parked ${place}`, position: { x: 0, y: 240 + 120 * place }, queueId: "queue_general" },
  ]);
  const flow = customerSupportMenu();
  return { ...flow, name: "Parked", nodes: { ...flow.nodes, ...Object.fromEntries(parked) } };
}

/** What the worker and the server must judge alike: the sample flows and each fault. */
export function goldenCorpus(): readonly { readonly title: string; readonly flow: Flow }[] {
  const faulty = Object.keys(FAULTS).map((code) => ({ title: code, flow: faultyFlow(code as FaultCode) }));
  const samples = [
    customerSupportMenu(),
    globalSupportMenu(),
    portableMenu(),
    {
      ...withParkedQueues(1),
      name: "Ignoring",
      ignoredProblems: [{ code: "unreachable-node", nodeId: "node_parked0", reason: "Parked until spring" }],
    },
  ];
  return [...samples.map((flow) => ({ title: flow.name, flow })), ...faulty];
}

/** The sample menu as every target can carry it: queues alone, and a fallback. */
function portableMenu(): Flow {
  const flow = withNode(customerSupportMenu(), "node_fallback", { kind: "queue", queueId: "queue_general" });
  const { agentId: _gone, ...queue } = flow.nodes["node_fallback"] as FlowNode & { agentId: string };
  const nodes = { ...flow.nodes, node_fallback: queue as FlowNode };
  const fallback = { kind: "queue", queueId: "queue_general" } as const;
  return { ...flow, name: "Portable", profile: "portable", nodes, fallback };
}

function withText(text: string): Fault {
  return (flow) => ({
    ...flow,
    prompts: { prompt_main_menu: { label: "Main menu", texts: { "en-US": { kind: "speech", text } } } },
  });
}

function withNode(flow: Flow, id: string, fields: object): Flow {
  return { ...flow, nodes: { ...flow.nodes, [id]: { ...flow.nodes[id], ...fields } as FlowNode } };
}

function withOptions(flow: Flow, keys: readonly string[]): Flow {
  return withNode(flow, "node_main_menu", {
    options: keys.map((key, index) => ({ key, label: `Choice ${index + 1}` })),
  });
}

function withoutConnections(flow: Flow, gone: (connection: Flow["connections"][string]) => boolean): Flow {
  return {
    ...flow,
    connections: Object.fromEntries(Object.entries(flow.connections).filter(([, connection]) => !gone(connection))),
  };
}

/** The same drawing, but these exits lead to that block. */
function leadingTo(flow: Flow, ports: readonly string[], target: string): Flow {
  const entries = Object.entries(flow.connections).map(([id, connection]) => [
    id,
    ports.includes(connection.port) ? { ...connection, target } : connection,
  ]);
  return { ...flow, connections: Object.fromEntries(entries) };
}

/** A condition before the menu that asks itself again without a word to the caller. */
function withBusyCondition(flow: Flow): Flow {
  const condition: FlowNode = {
    kind: "condition",
    label: "Who calls",
    position: { x: 280, y: 240 },
    branches: [{ id: "vip", label: "VIP", when: "true" }],
  };
  const { connections, ...rest } = leadingTo(withExtraNode(flow, condition), ["next"], "node_extra");
  return {
    ...rest,
    connections: {
      ...connections,
      conn_vip: { source: "node_extra", port: "branch:vip", target: "node_main_menu" },
      conn_again: { source: "node_extra", port: "otherwise", target: "node_extra" },
    },
  };
}

function withConnection(flow: Flow, connection: Flow["connections"][string]): Flow {
  return { ...flow, connections: { ...flow.connections, conn_extra: connection } };
}

function withExtraNode(flow: Flow, node: FlowNode): Flow {
  return { ...flow, nodes: { ...flow.nodes, node_extra: node } };
}

/** Key 1 leads to this node instead of its queue, which is gone. */
function withTarget(flow: Flow, node: FlowNode): Flow {
  const { node_sales: _gone, ...nodes } = flow.nodes;
  return {
    ...withConnection(
      withoutConnections({ ...flow, nodes }, ({ port }) => port === "key:1"),
      { source: "node_main_menu", port: "key:1", target: "node_extra" },
    ),
    nodes: { ...nodes, node_extra: node },
  };
}
