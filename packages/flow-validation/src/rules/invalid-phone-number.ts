import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Command, Flow } from "@tonegraph/flow-model";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/**
 * A telephone number is not in E.164 form (+, country, number, no blanks), or has a length that its country does not have.
 * Whether a possible number is in service is not asked: numbering plans change faster than any table of them.
 */
export const invalidPhoneNumber = flowRule({
  code: "invalid-phone-number",
  severity: "error",
  reads: ["nodes", "fallback"],
  check({ flow }) {
    const inNodes = Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
      node.kind === "externalNumber"
        ? judge(node.number, {
            at: { nodeId, pointer: `/nodes/${nodeId}/number` },
            fix: (number) => ({ type: "setNodeFields", nodeId, set: { number } }),
          })
        : [],
    );
    return [...inNodes, ...judgeFallback(flow)];
  },
});

function judgeFallback({ fallback }: Flow): Finding[] {
  if (fallback?.kind !== "externalNumber") return [];
  return judge(fallback.number, {
    at: { pointer: "/fallback/number" },
    fix: (number) => ({ type: "setFlowFields", set: { fallback: { kind: "externalNumber", number } } }),
  });
}

function judge(number: string, place: { at: Finding["at"]; fix: (number: string) => Command }): Finding[] {
  if (isPossible(number)) return [];
  const fixNumber = inE164(number);
  const reason = number.trim() === "" ? "empty" : fixNumber !== null || !/^\+\d+$/.test(number) ? "form" : "length";
  return [
    {
      at: place.at,
      params: { number, reason, ...(fixNumber === null ? {} : { fixNumber }) },
      ...(fixNumber === null ? {} : { fix: place.fix(fixNumber) }),
    },
  ];
}

function isPossible(number: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(number) && (parsePhoneNumberFromString(number)?.isPossible() ?? false);
}

/** The same number without blanks, brackets and dashes, with + for a leading 00; null where that is not a number either. */
function inE164(number: string): string | null {
  const parsed = parsePhoneNumberFromString(number.trim().replace(/^00(?=[1-9])/, "+"));
  return parsed && isPossible(parsed.number) ? parsed.number : null;
}
