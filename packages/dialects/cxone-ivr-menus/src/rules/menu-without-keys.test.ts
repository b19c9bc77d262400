import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import { verifyRule } from "@tonegraph/flow-validation/testing";
import { expect, it } from "vitest";
import { converter } from "../convert.ts";
import { profile } from "../index.ts";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { menuWithoutKeys } from "./menu-without-keys.ts";

const flowWith = (keys: readonly string[]) =>
  flowOf({
    nodes: { node_m: menu({ label: "Main menu", keys }), node_q: queue() },
    wires: ["node_start -> node_m", ...keys.map((key) => `node_m.key:${key} -> node_q`)],
  });

it("finds a menu that no key leads out of", () =>
  verifyRule(menuWithoutKeys, {
    valid: [{ name: "one key", flow: flowWith(["1"]), profile }],
    invalid: [
      {
        name: "no key",
        flow: flowWith([]),
        profile,
        problems: [
          {
            severity: "error",
            at: { nodeId: "node_m", pointer: "/nodes/node_m/options" },
            params: {},
            related: [],
            fix: null,
            words:
              "“Main menu” has no key, and CXone wants at least one in a menu: the flow cannot be published. Add a key that leads to a queue, an agent or a number.",
          },
        ],
      },
    ],
  }));

it("is said of CXone's own copy when it is read, and once when it would be sent back", () => {
  const [menuThere] = customerSupportPayload.nodes;
  const drawn = converter.decompile({
    ...customerSupportPayload,
    nodes: [{ ...menuThere, dtmfMappings: [], skill: 4 }],
  });
  if (!drawn.ok) throw new Error("the copy cannot be drawn");
  expect(drawn.value.report).toMatchObject([{ code: "menu-without-keys", nodeId: "node_main_menu" }]);
  expect(converter.compile(drawn.value.flow).report).toMatchObject([
    { kind: "unsupported", code: "menu-without-keys", nodeId: "node_main_menu" },
  ]);
});
