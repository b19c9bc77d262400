import { newFlow, type Flow } from "@tonegraph/flow-model";

/** The example to start from: a greeting with two keys and a queue for each, one more for callers who stay silent. Every target carries its blocks. */
export function exampleFlow(name: string): Flow {
  const blank = newFlow({ name });
  return {
    ...blank,
    description: "Sales, technical support, and a person for everybody else",
    fallback: { kind: "hangup" },
    nodes: {
      ...blank.nodes,
      [blank.startNodeId]: { kind: "start", label: "Call arrives", position: { x: 0, y: 120 } },
      node_main_menu: {
        kind: "menu",
        label: "Main menu",
        position: { x: 300, y: 80 },
        promptId: "prompt_main_menu",
        options: [
          { key: "1", label: "Sales" },
          { key: "2", label: "Technical support" },
        ],
        noInput: { timeoutMs: 5000, maxRepeats: 2 },
        noMatch: { maxRepeats: 2 },
      },
      node_sales: { kind: "queue", label: "Sales", position: { x: 660, y: 0 }, queueId: "queue_sales_001" },
      node_tech: { kind: "queue", label: "Technical support", position: { x: 660, y: 140 }, queueId: "queue_tech_001" },
      node_front_desk: {
        kind: "queue",
        label: "Front desk",
        position: { x: 660, y: 280 },
        queueId: "queue_general",
      },
    },
    connections: {
      conn_start: { source: blank.startNodeId, port: "next", target: "node_main_menu" },
      conn_sales: { source: "node_main_menu", port: "key:1", target: "node_sales" },
      conn_tech: { source: "node_main_menu", port: "key:2", target: "node_tech" },
      conn_silent: { source: "node_main_menu", port: "noInput", target: "node_front_desk" },
      conn_other_key: { source: "node_main_menu", port: "noMatch", target: "node_front_desk" },
    },
    prompts: {
      prompt_main_menu: {
        label: "Main menu",
        texts: {
          "en-US": {
            kind: "speech",
            text: "Thank you for calling. For sales, press 1. For technical support, press 2. Or stay on the line to speak with a person.",
          },
        },
      },
    },
  };
}
