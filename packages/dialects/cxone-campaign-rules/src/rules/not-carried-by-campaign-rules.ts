import type { Finding, Rule } from "@tonegraph/flow-validation";

/** What the compiler refuses and no other rule knows of. */
const OF_THIS_DIALECT: ReadonlySet<string> = new Set(["foreign-block", "id-twice"]);

/** A block that CXone's campaign rules cannot stand for: publishing would be refused, so it is said while drawing. */
export const notCarriedByCampaignRules = {
  code: "not-carried-by-campaign-rules",
  severity: "error",
  check({ losses }) {
    return losses().flatMap(({ kind, code, nodeId, words }): Finding[] =>
      kind === "unsupported" && OF_THIS_DIALECT.has(code) && nodeId !== undefined
        ? [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { loss: code, words } }]
        : [],
    );
  },
  words: { problem: (w) => w.text("words") },
} satisfies Rule;
