import { newFlow, type Flow, type FlowNode, type NodeKind } from "@tonegraph/flow-model";

const shared = { label: "Sample", position: { x: 280, y: 0 } };
const noInput = { timeoutMs: 5000, maxRepeats: 2 };
const noMatch = { maxRepeats: 2 };

/** A plain node of every kind, to ask a dialect what it makes of it. */
export const sampleNodes: { readonly [Kind in NodeKind]: Extract<FlowNode, { kind: Kind }> } = {
  start: { kind: "start", ...shared },
  message: { kind: "message", ...shared, promptId: "prompt_sample" },
  menu: { kind: "menu", ...shared, promptId: "prompt_sample", options: [], noInput, noMatch },
  collect: {
    kind: "collect",
    ...shared,
    promptId: "prompt_sample",
    variable: "digits",
    minDigits: 1,
    maxDigits: 4,
    noInput,
    noMatch,
  },
  language: {
    kind: "language",
    ...shared,
    promptId: "prompt_sample",
    options: [{ key: "1", language: "en-US" }],
    noInput,
  },
  condition: { kind: "condition", ...shared, branches: [{ id: "yes", label: "Yes", when: "true" }] },
  hours: { kind: "hours", ...shared, scheduleId: "office" },
  setVariables: { kind: "setVariables", ...shared, assignments: { digits: "'1'" } },
  transform: { kind: "transform", ...shared, operation: "expression", input: "1", variable: "digits" },
  httpRequest: { kind: "httpRequest", ...shared, method: "GET", url: "https://example.com/", timeoutMs: 3000 },
  subflow: { kind: "subflow", ...shared, flowId: "flow_other" },
  queue: { kind: "queue", ...shared, queueId: "queue_sample" },
  agent: { kind: "agent", ...shared, agentId: "agent_sample" },
  externalNumber: { kind: "externalNumber", ...shared, number: "+14155550100" },
  voicemail: { kind: "voicemail", ...shared, mailboxId: "mailbox_sample" },
  hangup: { kind: "hangup", ...shared, outcome: "completed" },
  vendorBlock: {
    kind: "vendorBlock",
    ...shared,
    dialect: "some-dialect",
    type: "Thing",
    config: {},
    ports: ["next"],
    terminal: false,
  },
};

/** A flow whose start leads to one node of this kind (a start of its own leads nowhere). */
export function flowWithNode(kind: NodeKind): Flow {
  const flow = newFlow({ name: `One ${kind}` });
  if (kind === "start") return flow;
  return {
    ...flow,
    nodes: { ...flow.nodes, node_sample: sampleNodes[kind] },
    connections: { conn_sample: { source: flow.startNodeId, port: "next", target: "node_sample" } },
    prompts: { prompt_sample: { label: "Sample", texts: { "en-US": { kind: "speech", text: "Hello." } } } },
  };
}
