import { flowOf, collect } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { completionTypes, offerCompletions } from "./offer-completions.ts";

const flow = flowOf({
  flow: {
    variables: {
      customerId: { type: "string", default: "" },
      customer: { type: "object", default: { tier: "gold", "first name": "A" } },
    },
  },
  nodes: { node_c: collect({ variable: "customerPin" }) },
});
const types = completionTypes(flow);

/** The caret is where the bar stands. */
function complete(marked: string, language: "expression" | "template", all = false): readonly string[] {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  return offerCompletions({ text, caret, language }, types, all).map(
    ({ from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
  );
}

describe("offerCompletions", () => {
  it.each<[string, "expression" | "template", readonly string[]]>([
    ["customerP|", "expression", ["customerPin"]],
    ["ani == CUSTOMERI| && true", "expression", ["ani == customerId && true"]],
    ["lowe|", "expression", ["lower()"]],
    ["customerId|", "expression", []],
    ["|", "expression", []],
    ["customer.|", "expression", ["customer['first name']", "customer.tier"]],
    ["customer.ti|", "expression", ["customer.tier"]],
    ["'cust|", "expression", []],
    ["custo|", "template", []],
    ["x {{ customerP| }}", "template", ["x {{ customerPin }}"]],
  ])("in %s (%s)", (marked, language, expected) => {
    const found = complete(marked, language);
    expect(found.toSorted()).toEqual([...expected].sort());
  });

  it("offers variables, then functions, right after the braces and when asked to", () => {
    const open = complete("x {{|", "template");
    expect(open).toContain("x {{customerPin");
    expect(open.at(-1)).toMatch(/\(\)$/);
    expect(complete("|", "expression", true)).toEqual(expect.arrayContaining(["ani", "customer", "upper()"]));
  });
});
