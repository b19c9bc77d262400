import { longestWays, type Finding, type Rule, type RuleContext, type Wording } from "@tonegraph/flow-validation";

/** What the compiler refuses and no other rule knows of. */
const OF_THIS_DIALECT: ReadonlySet<string> = new Set([
  "content-refused",
  "foreign-block",
  "id-twice",
  "time-without-zone",
]);

const words: Wording = { problem: (w) => w.text("words") };

/** A block, or a time, that CXone's campaign rules cannot stand for: publishing would be refused, so it is said while drawing. */
export const notCarriedByCampaignRules = {
  code: "not-carried-by-campaign-rules",
  severity: "error",
  check(context) {
    return context
      .losses()
      .flatMap(({ kind, code, nodeId, words: said }): Finding[] =>
        kind === "unsupported" && isOwn(code, context)
          ? [{ at: placeOf(nodeId), params: { loss: code, words: said } }]
          : [],
      );
  },
  words,
} satisfies Rule;

function placeOf(nodeId: string | undefined): Finding["at"] {
  return nodeId === undefined ? {} : { nodeId, pointer: `/nodes/${nodeId}` };
}

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
