import type { CompileLoss, Finding, Rule, Wording } from "@tonegraph/flow-validation";

/** What the compiler refuses and the common rules do not know of; all else that it refuses has a rule of its own. */
const OF_THIS_DIALECT: ReadonlySet<string> = new Set([
  "breaker-out-of-range",
  "callback-finds-no-call",
  "callback-wait-out-of-range",
  "callback-without-hold-message",
  "content-refused",
  "expression-not-carried",
  "foreign-block",
  "prompt-not-text",
  "retries-out-of-range",
  "secret-in-flow",
  "secret-not-a-reference",
]);

/** A wait for a callback that is too long is `timeout-too-long`; one of no time at all is known here alone. */
function isTooLong({ code, params }: CompileLoss): boolean {
  return code === "callback-wait-out-of-range" && Number(params["maxWaitMs"]) > 0;
}

// The compiler says it in a sentence for people already.
const words: Wording = { problem: (w) => w.text("words") };

/** A block has what CXone's steps cannot carry or must not hold: publishing would be refused, so it is said while drawing. */
export const notCarriedBySteps = {
  code: "not-carried-by-steps",
  severity: "error",
  check({ losses, flow }) {
    const refused = losses().filter(
      (loss) => loss.kind === "unsupported" && OF_THIS_DIALECT.has(loss.code) && !isTooLong(loss),
    );
    const once = new Map(refused.map((loss) => [`${loss.nodeId ?? ""} ${loss.words}`, loss]));
    return [...once.values()].flatMap(({ nodeId, code, words: said }): Finding[] =>
      nodeId === undefined || !Object.hasOwn(flow.nodes, nodeId)
        ? []
        : [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { loss: code, words: said } }],
    );
  },
  words,
} satisfies Rule;
