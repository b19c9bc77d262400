import type { FlowNode } from "@tonegraph/flow-model";
import { KEY_KINDS, keyOptions } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";
import { rekeyFix } from "../rekey-fix.ts";
import type { Finding } from "../rule.ts";

/** Two options of one menu have the same key: callers who press it can only get one of them. */
export const duplicateKey = nodeRule({
  code: "duplicate-key",
  severity: "error",
  kinds: KEY_KINDS,
  checkNode({ node, nodeId }) {
    if (!hasRepeats(node)) return [];
    const first = new Map<string, { index: number; label: string }>();
    const findings: Finding[] = [];
    keyOptions(node).forEach(({ key, label }, index) => {
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, { index, label });
        return;
      }
      const mend = rekeyFix(node, nodeId, index);
      findings.push({
        at: { nodeId, pointer: `/nodes/${nodeId}/options/${index}/key` },
        params: { key, label, firstLabel: earlier.label, firstIndex: earlier.index, ...mend?.params },
        ...(mend ? { fix: mend.fix } : {}),
      });
    });
    return findings;
  },
});

/** Menus are many and their keys are few: most are told to be fine without making anything. */
function hasRepeats(node: FlowNode): boolean {
  if (node.kind !== "menu" && node.kind !== "language") return false;
  const options: readonly { readonly key: string }[] = node.options;
  if (options.length > 16) return true;
  for (let place = 1; place < options.length; place++) {
    const key = options[place]?.key;
    for (let before = 0; before < place; before++) if (options[before]?.key === key) return true;
  }
  return false;
}
