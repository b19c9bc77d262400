import {
  collect,
  condition,
  flowOf,
  httpRequest,
  message,
  setVariables,
  transform,
} from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { sensitiveDigitsLogged } from "./sensitive-digits-logged.ts";

const flow = (nodes: NonNullable<Parameters<typeof flowOf>[0]>["nodes"] = {}, prompts: Record<string, string> = {}) =>
  flowOf({
    nodes,
    prompts,
    wires: Object.keys(nodes)
      .map((id) => `node_start -> ${id}`)
      .slice(0, 1),
  });
const pin = collect({ variable: "pin", label: "Enter PIN", sensitive: true });
const asked = (name: string, fields: Parameters<typeof collect>[0]) => ({
  name,
  flow: flow({ node_c: collect(fields) }),
});
const mark = { type: "setNodeFields", nodeId: "node_c", set: { sensitive: true } } as const;

describe("sensitive-digits-logged", () => {
  it("finds digits that must not be kept in the clear", () =>
    verifyRule(sensitiveDigitsLogged, {
      valid: [
        asked("an order number", { variable: "orderNumber", label: "Order number" }),
        asked("words that only begin like a secret", { variable: "pineapples", label: "Opinion, shipping, spin" }),
        asked("a loyalty card", { variable: "cardNumber", label: "Loyalty card number" }),
        {
          name: "marked, tested, counted and sent in a body",
          flow: flow({
            node_c: pin,
            node_h: httpRequest({ method: "POST", body: '{ "pin": "{{ pin }}" }' }),
            node_q: condition({ branches: [{ id: "yes", label: "", when: "pin == '1234'" }] }),
            node_s: setVariables({ assignments: { size: "length(pin)", same: "pin == ani" } }),
          }),
        },
      ],
      invalid: [
        {
          ...asked("a PIN by the variable's name", { variable: "customerPin", label: "Please type" }),
          problems: [
            {
              severity: "error",
              at: { nodeId: "node_c", pointer: "/nodes/node_c" },
              params: { reason: "notMarked", name: "customerPin", sign: "name" },
              related: [],
              fix: mark,
              words:
                "“Please type” collects what looks like card digits or a PIN, but is not marked as sensitive: they are kept in logs and recordings for everybody to read.",
              fixWords: "Mark as sensitive",
            },
          ],
        },
        { ...asked("a card by the label", { variable: "x", label: "Kreditkartennummer" }), problems: [{ fix: mark }] },
        { ...asked("in snake case", { variable: "card_number" }), problems: [{ fix: mark }] },
        {
          name: "a PIN by the prompt, which may mean something else",
          flow: flow({ node_c: collect({ promptId: "prompt_p" }) }, { prompt_p: "Introduzca su contraseña." }),
          problems: [
            { severity: "warning", params: { reason: "notMarked", name: "digits", sign: "prompt" }, fix: mark },
          ],
        },
        {
          name: "in an address, spoken, copied",
          flow: flow(
            {
              node_c: pin,
              node_h: httpRequest({ url: "https://a.example/{{ encodeUriComponent(pin) }}" }),
              node_m: message({ promptId: "prompt_m" }),
              node_s: setVariables({ assignments: { a: "1", copy: "'#' + pin" } }),
              node_t: transform({ operation: "parseJson", input: "copy", variable: "again" }),
            },
            { prompt_m: "You typed {{ again }}." },
          ),
          problems: [
            {
              at: { promptId: "prompt_m", language: "en-US", pointer: "/prompts/prompt_m/texts/en-US/text" },
              params: { reason: "spoken", name: "again", promptLabel: "prompt_m" },
              fix: null,
              words:
                "The prompt “prompt_m” speaks again, which holds sensitive digits: everybody near the telephone hears them, and so does the recording.",
            },
            {
              at: { nodeId: "node_h", pointer: "/nodes/node_h/url" },
              params: { reason: "address", name: "pin" },
              words:
                "“Web request” puts pin, which holds sensitive digits, into its address: every server on the way logs it. Send it in the body.",
            },
            {
              at: { nodeId: "node_s", pointer: "/nodes/node_s/assignments/copy" },
              params: { reason: "copied", name: "pin", into: "copy" },
              words:
                "“Set variables” copies pin, which holds sensitive digits, into copy: there they are no longer masked in logs.",
            },
          ],
        },
      ],
    }));
});
