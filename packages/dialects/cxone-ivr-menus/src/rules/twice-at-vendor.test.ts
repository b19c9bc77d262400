import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import type { Flow, Json } from "@tonegraph/flow-model";
import { validatorOf, verifyRule } from "@tonegraph/flow-validation/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerSupportPayload } from "../__fixtures__/document-payloads.ts";
import { compileFlow } from "../compile/compile-flow.ts";
import { decompileArtefact } from "../decompile/index.ts";
import { profile } from "../index.ts";
import { checkFlowBody } from "../sandbox/check-flow-body.ts";
import { freshState } from "../sandbox/state.ts";
import { twiceAtVendor } from "./twice-at-vendor.ts";

const [MENU] = customerSupportPayload.nodes;
const MAPPINGS = MENU?.dtmfMappings ?? [];
const LEGACY = { ...MENU, id: "legacy" };

function drawn(nodes: readonly Json[]): Flow {
  const result = decompileArtefact({ ...customerSupportPayload, nodes: [...nodes] });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

const keyTwice = (): Flow => drawn([{ ...MENU, dtmfMappings: [...MAPPINGS, ...MAPPINGS.slice(0, 1)] }]);
/** The same with the menu's second key taken out. */
function keysChanged(): Flow {
  const flow = keyTwice();
  const [id, node] = Object.entries(flow.nodes).find(([, { kind }]) => kind === "menu") ?? [""];
  if (node?.kind !== "menu") throw new Error("there is no menu");
  return { ...flow, nodes: { ...flow.nodes, [id]: { ...node, options: node.options.slice(0, 1) } } };
}

const at = { nodeId: "node_main_menu", pointer: "/vendorExtras/cxone-ivr-menus" };
function told(what: "id" | "key", value: string, pointer: string) {
  const words = `CXone's own copy of this flow, which is sent along, has the ${what} “${value}” a second time at ${pointer}, and CXone takes each once. Take one out at CXone, and read the flow again.`;
  const params = { loss: `${what}-twice`, pointer, value, words };
  return { severity: "error" as const, at, params, fix: null, words };
}
const ownMenu = flowOf({ nodes: { node_m: menu(), node_q: queue() }, wires: ["node_start -> node_m"] });

describe("twice-at-vendor", () => {
  it("finds what the vendor's copy has twice, with its place there", () =>
    verifyRule(twiceAtVendor, {
      valid: [
        { name: "a drawing alone", flow: ownMenu, profile },
        { name: "a copy with each once", flow: drawn([MENU ?? null, LEGACY]), profile },
        { name: "keys that were changed since", flow: keysChanged(), profile },
      ],
      invalid: [
        {
          name: "a key twice",
          flow: keyTwice(),
          profile,
          problems: [told("key", "1", "/nodes/0/dtmfMappings/2/key")],
        },
        {
          name: "ids of nodes twice, and a key twice in a menu that nobody hears",
          flow: drawn([MENU ?? null, LEGACY, { ...LEGACY, dtmfMappings: [...MAPPINGS, ...MAPPINGS] }, MENU ?? null]),
          profile,
          problems: [
            told("id", "legacy", "/nodes/2/id"),
            told("key", "1", "/nodes/2/dtmfMappings/2/key"),
            told("key", "2", "/nodes/2/dtmfMappings/3/key"),
            told("id", "main_menu", "/nodes/3/id"),
          ],
        },
      ],
    }));

  it("says it of whatever the vendor refuses for it, and of nothing else", () => {
    const node = fc.record({
      id: fc.constantFrom("main", "other", "third"),
      keys: fc.array(fc.constantFrom("1", "2", "#"), { minLength: 1, maxLength: 3 }),
    });
    const asMenu = ({ id, keys }: { readonly id: string; readonly keys: readonly string[] }): Json => ({
      ...MENU,
      id,
      dtmfMappings: keys.map((key) => ({ key, destination: { type: "queue", id: "queue_general" } })),
    });
    const refused = { no: 0, yes: 0 };
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 3 }), (nodes) => {
        const flow = drawn(nodes.map(asMenu));
        const answer = checkFlowBody(compileFlow(flow).artefact, freshState());
        const found = validatorOf([twiceAtVendor], { profile, resources: {} }).validate(flow);
        refused[answer.length === 0 ? "no" : "yes"] += 1;
        expect(found).toHaveLength(answer.length);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(Math.min(refused.no, refused.yes)).toBeGreaterThan(10);
  });
});
