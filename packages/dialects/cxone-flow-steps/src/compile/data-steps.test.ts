import { flowOf, queue, transform, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { walkSteps } from "../__fixtures__/walk-steps.ts";
import { converter } from "../convert.ts";

function endOf(fields: NodeFields<"transform">, digits: string | null): string {
  const flow = flowOf({
    nodes: { node_t: transform({ variable: "result", ...fields }), node_valid: queue("a"), node_invalid: queue("b") },
    wires: ["node_start -> node_t", "node_t.valid -> node_valid", "node_t.invalid -> node_invalid"],
  });
  const platform = { variables: { digits }, now: 0, answer: { status: 200 } };
  return walkSteps(converter.compile(flow).artefact, platform).end;
}

describe("transformSteps", () => {
  it.each([
    ["validateE164", "+4930123456", "valid"],
    ["validateE164", "30123456", "invalid"],
    ["validateE164", null, "invalid"],
    ["parseJson", '{"a":1}', "valid"],
    ["parseJson", "{", "invalid"],
    ["encodeUriComponent", "a b", "valid"],
  ] as const)("%s sends %j to %s", (operation, digits, end) => {
    expect(endOf({ operation, input: "digits" }, digits)).toBe(end);
  });

  it.each([
    ["digits == '1'", "1", "valid"],
    ["digits == '1'", "2", "invalid"],
    ["digits", null, "invalid"],
    ["digits", "", "valid"],
  ] as const)("the expression %s sends %j to %s", (input, digits, end) => {
    expect(endOf({ operation: "expression", input }, digits)).toBe(end);
  });
});
