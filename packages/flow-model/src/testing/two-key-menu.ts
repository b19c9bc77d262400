import type { Flow } from "../flow.ts";
import { flowOf } from "./flow-of.ts";
import { menu, message, queue } from "./node-builders.ts";

/** A flow to edit: start → hello → menu (1 → sales, 2 → support, no input → hello), and a lone message. */
export function twoKeyMenu(): Flow {
  return flowOf({
    nodes: {
      node_hello: message({ label: "Hello" }),
      node_menu: menu({ label: "Menu", keys: ["1", "2"], promptId: "prompt_menu" }),
      node_sales: queue("queue_sales", { label: "Sales" }),
      node_support: queue("queue_support", { label: "Support" }),
      node_lone: message({ label: "Lone" }),
    },
    wires: {
      conn_start: "node_start -> node_hello",
      conn_hello: "node_hello -> node_menu",
      conn_1: "node_menu.key:1 -> node_sales",
      conn_2: "node_menu.key:2 -> node_support",
      conn_silence: "node_menu.noInput -> node_hello",
    },
    prompts: { prompt_menu: "Press 1 or 2.", prompt_spare: "Spare" },
  });
}
