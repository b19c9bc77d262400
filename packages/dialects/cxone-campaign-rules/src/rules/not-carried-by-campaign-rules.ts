import type { Finding, Rule, Wording } from "@tonegraph/flow-validation";

/** What the compiler refuses and no other rule knows of. */
const OF_THIS_DIALECT: ReadonlySet<string> = new Set(["foreign-block", "id-twice"]);

const words: Wording = { problem: (w) => w.text("words") };

/** A block that CXone's campaign rules cannot stand for: publishing would be refused, so it is said while drawing. */
export const notCarriedByCampaignRules = {
  code: "not-carried-by-campaign-rules",
  severity: "error",
  check({ losses }) {
    return losses().flatMap(({ kind, code, nodeId, words: said }): Finding[] =>
      kind === "unsupported" && OF_THIS_DIALECT.has(code) && nodeId !== undefined
        ? [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { loss: code, words: said } }]
        : [],
    );
  },
  words,
} satisfies Rule;
