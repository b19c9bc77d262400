import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** The time in which this version may be heard ends before it begins: no call would ever come to it. */
export const invalidWindow = flowRule({
  code: "invalid-window",
  severity: "error",
  reads: ["activeWindow"],
  check({ flow: { activeWindow } }): Finding[] {
    if (activeWindow === undefined) return [];
    const { from, until } = activeWindow;
    const length = Date.parse(until) - Date.parse(from);
    if (length > 0) return [];
    const finding = { at: { pointer: "/activeWindow/until" }, params: { from, until } };
    if (length === 0) return [finding];
    return [{ ...finding, fix: { type: "setFlowFields", set: { activeWindow: { from: until, until: from } } } }];
  },
});
