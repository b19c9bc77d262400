import { DTMF_KEYS } from "@tonegraph/flow-model";
import { KEY_KINDS, keyOptions } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";
import { rekeyFix } from "../rekey-fix.ts";
import type { Finding } from "../rule.ts";

const KEYPAD: ReadonlySet<string> = new Set(DTMF_KEYS);

/** An option's key is not on a telephone's keypad (0 to 9, * and #): nobody can press it. */
export const invalidKey = nodeRule({
  code: "invalid-key",
  severity: "error",
  kinds: KEY_KINDS,
  checkNode: ({ node, nodeId }) =>
    keyOptions(node).flatMap(({ key, label }, index): Finding[] => {
      if (KEYPAD.has(key)) return [];
      const mend = rekeyFix(node, nodeId, index);
      return [
        {
          at: { nodeId, pointer: `/nodes/${nodeId}/options/${index}/key` },
          params: { key, label, ...mend?.params },
          ...(mend ? { fix: mend.fix } : {}),
        },
      ];
    }),
});
