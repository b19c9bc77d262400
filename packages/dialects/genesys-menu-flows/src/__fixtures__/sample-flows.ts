import type { Flow } from "@tonegraph/flow-model";
import { agent, flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";

const once = { noInput: { timeoutMs: 15_000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };

/** The document's menu with texts of its own: two queues, and the agent who takes silence. */
export function customerServiceFlow(): Flow {
  return flowOf({
    nodes: {
      "node_start-menu": menu({ label: "Main menu", keys: ["1", "2", "0"], promptId: "prompt_welcome", ...once }),
      node_sales: queue("queue-sales", { label: "Sales" }),
      node_support: queue("queue-support", { label: "Support" }),
      node_agent: agent("agent-transfer", { label: "Agent" }),
    },
    wires: [
      "node_start -> node_start-menu",
      "node_start-menu.key:1 -> node_sales",
      "node_start-menu.key:2 -> node_support",
      "node_start-menu.key:0 -> node_agent",
      "node_start-menu.noInput -> node_agent",
      "node_start-menu.noMatch -> node_agent",
    ],
    prompts: {
      prompt_welcome: {
        "en-US": "Welcome to customer service. For sales, press 1. For support, press 2. For a person, press 0.",
        "es-ES": "Bienvenido. Para ventas, marque 1. Para soporte, marque 2. Para una persona, marque 0.",
      },
    },
    flow: { name: "Customer Service IVR", profile: "genesys-menu-flows", languages: ["en-US", "es-ES"] },
  });
}

/** A menu inside a menu, each with its own prompt; silence in the first one leads to the second. */
export function nestedFlow(): Flow {
  return flowOf({
    nodes: {
      node_main: menu({ label: "Main menu", keys: ["1", "2"], promptId: "prompt_main", ...once }),
      node_orders: menu({ label: "Orders", keys: ["1", "*"], promptId: "prompt_orders", ...once }),
      node_general: queue("queue_general", { label: "General" }),
      node_closed: subflow({ label: "After hours", flowId: "flow-after-hours" }),
      node_agent: agent("agent-transfer", { label: "Agent" }),
    },
    wires: [
      "node_start -> node_main",
      "node_main.key:1 -> node_orders",
      "node_main.key:2 -> node_general",
      "node_main.noInput -> node_agent",
      "node_main.noMatch -> node_agent",
      "node_orders.key:1 -> node_general",
      "node_orders.key:* -> node_closed",
      "node_orders.noInput -> node_agent",
      "node_orders.noMatch -> node_agent",
    ],
    prompts: {
      prompt_main: "For orders, press 1. For anything else, press 2.",
      prompt_orders: "For a new order, press 1. For our opening hours, press star.",
    },
    flow: { name: "Orders", profile: "genesys-menu-flows" },
  });
}
