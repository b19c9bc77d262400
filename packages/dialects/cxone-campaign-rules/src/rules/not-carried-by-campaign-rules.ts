import { longestWays, type Finding, type Rule, type RuleContext, type Wording } from "@tonegraph/flow-validation";

/** What the compiler refuses and no other rule knows of. */
const OF_THIS_DIALECT: ReadonlySet<string> = new Set(["foreign-block", "id-twice"]);

const words: Wording = { problem: (w) => w.text("words") };

/** A block that CXone's campaign rules cannot stand for: publishing would be refused, so it is said while drawing. */
export const notCarriedByCampaignRules = {
  code: "not-carried-by-campaign-rules",
  severity: "error",
  check(context) {
    return context
      .losses()
      .flatMap(({ kind, code, nodeId, words: said }): Finding[] =>
        kind === "unsupported" && nodeId !== undefined && isOwn(code, context)
          ? [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { loss: code, words: said } }]
          : [],
      );
  },
  words,
} satisfies Rule;

function isOwn(code: string, context: RuleContext): boolean {
  return OF_THIS_DIALECT.has(code) || (code === "path-too-deep" && !isDrawnTooDeep(context));
}

// Where rounds have several ways in, what leads on depends on all exits; a drawing has some that CXone does not, behind queues
// and numbers, so that the way that is too long may lie elsewhere than the rule `path-too-deep` looks.
function isDrawnTooDeep({ index, profile }: RuleContext): boolean {
  const graph = index.graph();
  const { depth } = longestWays(graph, (node) => graph.kinds[node] !== "start");
  return depth.some((deep) => deep > (profile.maxPathDepth ?? Infinity));
}
