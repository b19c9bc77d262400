import { KEY_KINDS } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import type { Finding } from "../rule.ts";
import { firstOffers, heardMenus, type HeardMenu } from "../spoken-keys/heard-menu.ts";
import { sortSentences } from "../spoken-keys/sort-sentences.ts";

/**
 * A menu speaks its keys in another order than the keypad's, or leaves one out. The keys 0, * and # may stand anywhere, and
 * 9 may come after a gap: they have customary meanings.
 */
export const keysOutOfOrder = nodeRule({
  code: "keys-out-of-order",
  severity: "warning",
  kinds: KEY_KINDS,
  checkNode: (scope) => heardMenus(scope).flatMap((heard) => judgeOrder(scope, heard)),
});

function judgeOrder({ nodeId }: NodeScope, heard: HeardMenu): Finding[] {
  const { language, main } = heard;
  const keys = [...new Set(firstOffers(heard).map(({ key }) => key.key))].filter((key) => /[1-9]/.test(key));
  const drop = keys.findIndex((key, place) => place > 0 && key < (keys[place - 1] ?? ""));
  const at = { nodeId, promptId: main.promptId, language };
  if (drop > 0) {
    const fix = sortSentences(heard);
    const params = { reason: "order", language, keys, key: keys[drop] ?? "", after: keys[drop - 1] ?? "" };
    return [{ at: { ...at, pointer: main.pointer }, params, ...(fix ? { fix } : {}) }];
  }
  const counted = keys.filter((key) => key !== "9").toSorted();
  const gap = counted.findIndex((key, place) => key !== String(place + 1));
  if (gap < 0 || counted.length < 2) return [];
  const params = { reason: "gap", language, keys, missing: String(gap + 1), key: counted[gap] ?? "" };
  return [{ severity: "info", at: { ...at, pointer: `/nodes/${nodeId}/options` }, params }];
}
