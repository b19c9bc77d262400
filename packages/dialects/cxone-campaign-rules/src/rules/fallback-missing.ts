import { flowRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    w.text("kind") === "agent"
      ? "The flow falls back on an agent, but CXone's campaign rules fall back on a queue, a number or the end of the call: the flow cannot be published. Choose one of these."
      : "The flow does not say what happens when anything breaks, and CXone's campaign rules demand it: the flow cannot be published. Set the fallback.",
  fix: () => "End the call then",
};

/** The target demands to be told what happens when anything breaks: a hang-up, a queue or a transfer. */
export const fallbackMissing = {
  ...flowRule({
    code: "fallback-missing",
    severity: "error",
    reads: ["fallback"],
    check({ flow: { fallback } }): Finding[] {
      if (fallback?.kind === "agent") return [{ at: { pointer: "/fallback/kind" }, params: { kind: "agent" } }];
      if (fallback !== undefined) return [];
      return [{ at: {}, params: {}, fix: { type: "setFlowFields", set: { fallback: { kind: "hangup" } } } }];
    },
  }),
  words,
} satisfies Rule;
