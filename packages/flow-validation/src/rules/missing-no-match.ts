import { RETRYING_KINDS } from "../retry-fix.ts";
import { nodeRule } from "../node-rule.ts";
import { wireFix } from "../wire-fix.ts";

/** A node that listens says nothing about wrong keys: where they lead is left to the vendor. */
export const missingNoMatch = nodeRule({
  code: "missing-no-match",
  severity: "warning",
  kinds: RETRYING_KINDS,
  checkNode(scope) {
    const { node, nodeId } = scope;
    if (!("noMatch" in node) || scope.connectionOn("noMatch") !== null) return [];
    const mend = wireFix(scope, "noMatch", scope.targetOf("noInput"));
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/noMatch` },
        params: { maxRepeats: node.noMatch.maxRepeats, ...mend?.params },
        ...(mend ? { fix: mend.fix } : {}),
      },
    ];
  },
});
