import type { Flow } from "../flow.ts";
import { newFlow } from "../new-flow.ts";
import type { FlowNode } from "../nodes/flow-node.ts";

interface OneMenu {
  readonly name: string;
  readonly description: string;
  readonly menuId: string;
  readonly promptId: string;
  readonly text: string;
  readonly timeoutMs: number;
  readonly queues: readonly { readonly nodeId: string; readonly label: string; readonly queueId: string }[];
  readonly fallback: { readonly nodeId: string; readonly label: string; readonly agentId: string };
}

/** `Customer_Support_Menu` as its tutorial gives it, drawn: start, one menu, two queues, and the agent who takes silence. */
export function customerSupportMenu(): Flow {
  return oneMenuFlow({
    name: "Customer_Support_Menu",
    description: "Primary IVR menu with TTS and DTMF routing",
    menuId: "node_main_menu",
    promptId: "prompt_main_menu",
    text: "Thank you for calling. Press 1 for sales, 2 for technical support, or say your name to speak with an agent.",
    timeoutMs: 5000,
    queues: [
      { nodeId: "node_sales", label: "Sales", queueId: "queue_sales_001" },
      { nodeId: "node_tech", label: "Technical support", queueId: "queue_tech_001" },
    ],
    fallback: { nodeId: "node_fallback", label: "Agent", agentId: "agent_fallback_001" },
  });
}

/** `Global_Support_Menu` as its tutorial gives it, drawn. */
export function globalSupportMenu(): Flow {
  return oneMenuFlow({
    name: "Global_Support_Menu",
    description: "Automated menu with dynamic fallback routing",
    menuId: "node_main_menu_v2",
    promptId: "prompt_main_menu_v2",
    text: "Welcome to customer support. Press 1 for billing, 2 for technical issues, or stay on the line to speak with a representative.",
    timeoutMs: 6000,
    queues: [
      { nodeId: "node_billing", label: "Billing", queueId: "queue_billing_01" },
      { nodeId: "node_tech", label: "Technical issues", queueId: "queue_tech_01" },
    ],
    fallback: { nodeId: "node_representative", label: "Representative", agentId: "agent_priority_01" },
  });
}

function oneMenuFlow(shape: OneMenu): Flow {
  const { menuId, fallback, queues } = shape;
  const queueNodes = queues.map(({ nodeId, label, queueId }, index): [string, FlowNode] => [
    nodeId,
    { kind: "queue", label, position: { x: 640, y: index * 120 }, queueId },
  ]);
  const keyConnections = queues.map(({ nodeId }, index) => [
    `conn_key_${index + 1}`,
    { source: menuId, port: `key:${index + 1}`, target: nodeId },
  ]);
  const empty = newFlow({ name: shape.name });
  return {
    ...empty,
    description: shape.description,
    profile: "cxone-ivr-menus",
    nodes: {
      ...empty.nodes,
      [menuId]: {
        kind: "menu",
        label: "Main menu",
        position: { x: 280, y: 0 },
        promptId: shape.promptId,
        options: queues.map(({ label }, index) => ({ key: String(index + 1), label })),
        noInput: { timeoutMs: shape.timeoutMs, maxRepeats: 2 },
        noMatch: { maxRepeats: 2 },
      },
      ...Object.fromEntries(queueNodes),
      [fallback.nodeId]: {
        kind: "agent",
        label: fallback.label,
        position: { x: 640, y: queues.length * 120 },
        agentId: fallback.agentId,
      },
    },
    connections: {
      conn_start: { source: "node_start", port: "next", target: menuId },
      ...Object.fromEntries(keyConnections),
      conn_no_input: { source: menuId, port: "noInput", target: fallback.nodeId },
      conn_no_match: { source: menuId, port: "noMatch", target: fallback.nodeId },
    },
    prompts: { [shape.promptId]: { label: "Main menu", texts: { "en-US": { kind: "speech", text: shape.text } } } },
  };
}
