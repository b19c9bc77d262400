import { KEY_KINDS, keyOptions } from "../key-options.ts";
import { mayLeadTo } from "../may-lead-to.ts";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import type { Finding } from "../rule.ts";
import { wireFix } from "../wire-fix.ts";

/** A key that callers are offered leads nowhere. Wire it, or take the key out of the menu. */
export const optionWithoutTarget = nodeRule({
  code: "option-without-target",
  severity: "error",
  kinds: KEY_KINDS,
  checkNode(scope) {
    const judged = new Set<string>();
    const findings: Finding[] = [];
    keyOptions(scope.node).forEach(({ key, label, port }, index) => {
      if (judged.has(port)) return;
      judged.add(port);
      if (scope.connectionOn(port) !== null) return;
      const mend = wireToNamesake(scope, port, label);
      findings.push({
        at: { nodeId: scope.nodeId, pointer: `/nodes/${scope.nodeId}/options/${index}` },
        params: { key, label, port, ...mend?.params },
        ...(mend ? { fix: mend.fix } : {}),
      });
    });
    return findings;
  },
});

/** Mechanical only where exactly one node carries the option's label and the profile lets a key lead there. */
function wireToNamesake(scope: NodeScope, port: string, label: string): ReturnType<typeof wireFix> {
  const namesake = label.trim() === "" ? null : scope.onlyNodeLabelled(label);
  if (namesake === null) return null;
  const kind = scope.nodeAt(namesake)?.kind;
  if (kind === undefined || (scope.node.kind === "menu" && !mayLeadTo(scope.profile, port, kind))) return null;
  return wireFix(scope, port, namesake);
}
