import type { Flow } from "@tonegraph/flow-model";
import { flowOf, hangup, httpRequest, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";

const WELCOME = {
  "en-US": "Thank you for calling the example shop. We are glad that you do.",
  "es-ES": "Gracias por llamar a la tienda de ejemplo. Nos alegra su llamada.",
};
const MENU = {
  "en-US": "For an order, press 1 or say order. For anything else, press 2.",
  "es-ES": "Para un pedido, pulse 1. Para lo demás, pulse 2.",
};

/** A shop in two languages: a welcome, a menu that also listens, a look-up with a breaker, and two sub-flows. */
export function shopFlow({ insideId, missingId }: { readonly insideId: string; readonly missingId: string }): Flow {
  return flowOf({
    flow: { name: "Example shop", languages: ["en-US", "es-ES"] },
    nodes: {
      node_hello: message({ position: { x: 280, y: 0 }, label: "Welcome", promptId: "prompt_hello" }),
      node_menu: menu({
        position: { x: 600, y: 0 },
        label: "Shop menu",
        promptId: "prompt_menu",
        speechEnabled: true,
        options: [
          { key: "1", label: "Order", speech: { "en-US": ["order"] } },
          { key: "2", label: "Else" },
        ],
      }),
      node_order: httpRequest({
        position: { x: 940, y: -220 },
        label: "Order status",
        url: "https://orders.example/status",
        circuitBreaker: { failures: 1, coolDownMs: 60_000 },
      }),
      node_inside: subflow({ position: { x: 940, y: 200 }, label: "Ask inside", flowId: insideId }),
      node_later: subflow({ position: { x: 1260, y: 200 }, label: "Ask later", flowId: missingId }),
      node_sales: queue("queue_sales", { label: "Sales", position: { x: 1260, y: -160 } }),
      node_sorry: hangup({ label: "Sorry", position: { x: 1580, y: 60 } }),
    },
    wires: [
      "node_start -> node_hello",
      "node_hello -> node_menu",
      "node_menu.key:1 -> node_order",
      "node_menu.key:2 -> node_inside",
      "node_menu.noInput -> node_sorry",
      "node_menu.noMatch -> node_sorry",
      ...["success", "notFound", "clientError", "unauthorized"].map((port) => `node_order.${port} -> node_sales`),
      ...["serverError", "timeout"].map((port) => `node_order.${port} -> node_sales`),
      "node_order.circuitOpen -> node_sorry",
      "node_inside.next -> node_later",
      "node_inside.failed -> node_sorry",
      "node_later.failed -> node_sorry",
    ],
    prompts: { prompt_hello: WELCOME, prompt_menu: MENU },
  });
}

/** What the shop's menu leads into: a question of its own. */
export function insideFlow(): Flow {
  return flowOf({
    flow: { name: "Inside the shop" },
    nodes: {
      node_which: menu({ label: "Which room", promptId: "prompt_room", keys: ["5"] }),
      node_back: hangup({ label: "Back" }),
    },
    wires: ["node_start -> node_which", "node_which.key:5 -> node_back"],
    prompts: { prompt_room: "For the room with the blue door, press 5." },
  });
}
