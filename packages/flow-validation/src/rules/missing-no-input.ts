import { RETRYING_KINDS } from "../retry-fix.ts";
import { mayLeadTo } from "../may-lead-to.ts";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import { wireFix, type WireFix } from "../wire-fix.ts";

/** A node that listens says nothing about silence: a caller who presses no key is left with nothing. */
export const missingNoInput = nodeRule({
  code: "missing-no-input",
  severity: "error",
  kinds: RETRYING_KINDS,
  checkNode(scope) {
    const { node, nodeId } = scope;
    if (!("noInput" in node) || scope.connectionOn("noInput") !== null) return [];
    const mend = "noMatch" in node ? wireLikeWrongKeys(scope) : null;
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/noInput` },
        params: { maxRepeats: node.noInput.maxRepeats, ...mend?.params },
        ...(mend ? { fix: mend.fix } : {}),
      },
    ];
  },
});

/** Mechanical only where the profile lets silence lead to where wrong keys lead. */
function wireLikeWrongKeys(scope: NodeScope): WireFix | null {
  const target = scope.targetOf("noMatch");
  const kind = target === null ? undefined : scope.nodeAt(target)?.kind;
  const allowed = kind !== undefined && (scope.node.kind !== "menu" || mayLeadTo(scope.profile, "noInput", kind));
  return allowed ? wireFix(scope, "noInput", target) : null;
}
