import { flowOf, menu, queue } from "@tonegraph/flow-model/testing";
import type { Flow, Json } from "@tonegraph/flow-model";
import { validatorOf, verifyRule } from "@tonegraph/flow-validation/testing";
import { isJsonObject, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerServicePayload } from "../__fixtures__/document-payloads.ts";
import { compileFlow } from "../compile/compile-flow.ts";
import { decompileArtefact } from "../decompile/index.ts";
import { profile } from "../index.ts";
import { faultOfFlow } from "../sandbox/check-flow.ts";
import { freshState } from "../sandbox/state.ts";
import { OUR_FIELDS } from "../wire.ts";
import { copyNotUnique } from "./copy-not-unique.ts";

type Menu = { readonly id: string; readonly keys: readonly string[]; readonly inside?: readonly Menu[] };

function asStep({ id, keys, inside = [] }: Menu): Json {
  return { ...ownStep({ id, keys }), nextSteps: inside.map(asStep) };
}

function ownStep({ id, keys }: Menu): JsonObject {
  return {
    id,
    type: "dtmf",
    promptId: "prompt-sales",
    timeoutSeconds: 5,
    timeoutTarget: "queue-sales",
    dtmfHandlers: keys.map((key) => ({ key, targetFlowId: "queue-sales", promptId: null })),
    nextSteps: [],
  };
}

/** The drawing of a flow with this menu, in which these steps stand beside its own. */
function drawn(root: Menu, beside: readonly Json[] = []): Flow {
  const { inside = [] } = root;
  const first = { ...ownStep(root), nextSteps: [...inside.map(asStep), ...beside] };
  const result = decompileArtefact({
    ...customerServicePayload,
    steps: [{ id: "start", type: "start", nextStep: first }],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.flow;
}

/** The same with the first menu's keys changed. */
function keysChanged(flow: Flow): Flow {
  const { node_main: main, ...others } = flow.nodes;
  if (main?.kind !== "menu") throw new Error("there is no menu");
  return { ...flow, nodes: { ...others, node_main: { ...main, options: main.options.slice(0, 1) } } };
}

function refusal(flow: Flow): string | null {
  const { artefact } = compileFlow(flow);
  if (!isJsonObject(artefact)) throw new Error("it is no flow");
  return faultOfFlow(withoutFields(artefact, OUR_FIELDS), freshState());
}

const FIRST = "/steps/0/nextStep";
function told(what: "id" | "key", value: string, at: { readonly pointer: string; readonly nodeId?: string }) {
  const words = `Genesys Cloud's own copy of this flow, which is sent along, has the ${what} “${value}” a second time at ${at.pointer}, and Genesys Cloud takes each once. Take one out at Genesys Cloud, and read the flow again.`;
  const params = { loss: `${what}-twice`, pointer: at.pointer, value, words };
  return {
    severity: "error" as const,
    at: { ...(at.nodeId === undefined ? {} : { nodeId: at.nodeId }), pointer: "/vendorExtras/genesys-menu-flows" },
    params,
    fix: null,
    words,
  };
}
function refused(pointer: string, value: string) {
  const says = value.replace(/\.$/, "");
  const words = `Genesys Cloud would refuse its own copy of this flow, which is sent along. At ${pointer} it says: ${says}. Put it right at Genesys Cloud, and read the flow again.`;
  return {
    severity: "error" as const,
    at: { pointer: "/vendorExtras/genesys-menu-flows" },
    params: { loss: "content-refused", pointer, value, words },
    fix: null,
    words,
  };
}
const ownMenu = flowOf({ nodes: { node_m: menu(), node_q: queue() }, wires: ["node_start -> node_m"] });
const twoKeys: Menu = { id: "main", keys: ["1", "2", "1"] };

describe("copy-not-unique", () => {
  it("finds what the vendor's copy has twice, with its place there", () =>
    verifyRule(copyNotUnique, {
      valid: [
        { name: "a drawing alone", flow: ownMenu, profile },
        {
          name: "a copy with each once",
          flow: drawn({ id: "main", keys: ["1"], inside: [{ id: "spare", keys: ["1"] }] }),
          profile,
        },
        { name: "keys that were changed since", flow: keysChanged(drawn(twoKeys)), profile },
      ],
      invalid: [
        {
          name: "a key twice",
          flow: drawn(twoKeys),
          profile,
          problems: [told("key", "1", { pointer: `${FIRST}/dtmfHandlers/2/key`, nodeId: "node_main" })],
        },
        {
          name: "an id twice, and a key twice in a menu that nobody hears",
          flow: drawn({
            id: "main",
            keys: ["1"],
            inside: [
              { id: "spare", keys: ["1", "1"] },
              { id: "main", keys: [] },
            ],
          }),
          profile,
          problems: [
            told("key", "1", { pointer: `${FIRST}/nextSteps/0/dtmfHandlers/1/key` }),
            told("id", "main", { pointer: `${FIRST}/nextSteps/1/id`, nodeId: "node_main" }),
          ],
        },
        {
          name: "a step of another type in a menu",
          flow: drawn({ id: "main", keys: ["1"] }, [{ id: "survey", type: "survey", questions: 3 }]),
          profile,
          problems: [refused(`${FIRST}/nextSteps/0/type`, "must be dtmf")],
        },
        {
          name: "a wait in a menu that nobody hears, which is too long",
          flow: drawn({ id: "main", keys: ["1"] }, [{ ...ownStep({ id: "spare", keys: [] }), timeoutSeconds: 61 }]),
          profile,
          problems: [refused(`${FIRST}/nextSteps/0/timeoutSeconds`, "Timeout must be between 1 and 60 seconds.")],
        },
        {
          name: "a menu that is called as the start is",
          flow: drawn({ id: "start", keys: [] }),
          profile,
          problems: [told("id", "start", { pointer: `${FIRST}/id` })],
        },
      ],
    }));

  it("says it of whatever the vendor refuses for it, and of nothing else", () => {
    const keys = fc.array(fc.constantFrom("1", "2", "#"), { maxLength: 3 });
    const id = fc.constantFrom("main", "other", "third", "start");
    const inside = fc.array(fc.record({ id, keys }), { maxLength: 2 });
    const root = fc.record({ id, keys, inside });
    const refused = { no: 0, yes: 0 };
    fc.assert(
      fc.property(root, (given) => {
        const flow = drawn(given);
        const answer = refusal(flow);
        const found = validatorOf([copyNotUnique], { profile, resources: {} }).validate(flow);
        refused[answer === null ? "no" : "yes"] += 1;
        expect(found.length > 0, answer ?? "it is taken").toBe(answer !== null);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(Math.min(refused.no, refused.yes)).toBeGreaterThan(10);
  });
});
