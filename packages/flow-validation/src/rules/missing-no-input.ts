import { nodeRule } from "../node-rule.ts";
import { wireFix } from "../wire-fix.ts";

/** A node that listens says nothing about silence: a caller who presses no key is left with nothing. */
export const missingNoInput = nodeRule({
  code: "missing-no-input",
  severity: "error",
  checkNode(scope) {
    const { node, nodeId } = scope;
    if (!("noInput" in node) || scope.connectionOn("noInput") !== null) return [];
    const mend = "noMatch" in node ? wireFix(scope, "noInput", scope.targetOf("noMatch")) : null;
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}/noInput` },
        params: { maxRepeats: node.noInput.maxRepeats, ...mend?.params },
        ...(mend ? { fix: mend.fix } : {}),
      },
    ];
  },
});
