import { KEY_KINDS } from "../key-options.ts";
import type { Command } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import type { Finding } from "../rule.ts";
import { addSpokenKey, exchangeKeys, giveKey } from "../spoken-keys/key-fixes.ts";
import { firstOffers, heardMenus, mappedKeys, type HeardMenu, type HeardText } from "../spoken-keys/heard-menu.ts";
import { judgeSpokenKeys, type MappedKey, type WrongKey } from "../spoken-keys/judge-spoken-keys.ts";
import type { SpokenKey } from "../spoken-keys/spoken-key.ts";

/**
 * A prompt offers a key that the menu does not have, or has for something else. Judged per language, also in what is said
 * after silence and wrong keys. An error: whoever does as they are told does not get there.
 */
export const spokenKeyNotMapped = nodeRule({
  code: "spoken-key-not-mapped",
  severity: "error",
  kinds: KEY_KINDS,
  checkNode(scope) {
    const heard = heardMenus(scope);
    return heard.flatMap((menu) => judgeLanguage(scope, menu));
  },
});

type Offers = readonly { readonly key: SpokenKey; readonly text: HeardText }[];
type WrongOffer = Offers[number] & { readonly wrong: WrongSpoken };
type WrongSpoken = Exclude<WrongKey, { readonly kind: "notSpoken" }>;

function judgeLanguage(scope: NodeScope, heard: HeardMenu): Finding[] {
  const parts: Offers[] = [
    firstOffers(heard),
    ...heard.again.map((text) => text.menu.keys.map((key) => ({ key, text }))),
  ];
  const seen = new Set<string>();
  return parts.flatMap((offers) =>
    wrongAmong(scope, heard, offers).flatMap((wrong) => {
      const offer = offers[wrong.spoken];
      const name = `${offer?.text.promptId} ${offer?.key.key}`;
      if (!offer || seen.has(name)) return [];
      seen.add(name);
      return [findingOf(scope, heard, { ...offer, wrong })];
    }),
  );
}

function wrongAmong({ node }: NodeScope, { language }: HeardMenu, offers: Offers): WrongSpoken[] {
  const judged = { keys: offers.map(({ key }) => key), mayOfferMore: true };
  return judgeSpokenKeys(judged, mappedKeys(node, language)).filter((wrong) => wrong.kind !== "notSpoken");
}

function findingOf(scope: NodeScope, { language }: HeardMenu, { key: spoken, text, wrong }: WrongOffer): Finding {
  const options = mappedKeys(scope.node, language);
  const own = options.find(({ key }) => key === spoken.key);
  const meant = wrong.meant === null ? undefined : options[wrong.meant];
  const fix = fixFor(scope, { spoken, wrong, meantIndex: meant?.index ?? null, ownIndex: own?.index ?? null });
  return {
    ...(wrong.kind === "otherFunction" && !wrong.isExchanged ? { severity: "warning" } : {}),
    at: { nodeId: scope.nodeId, promptId: text.promptId, language, pointer: text.pointer },
    params: {
      reason: wrong.kind,
      key: spoken.key,
      what: spoken.what,
      role: text.role,
      language,
      start: spoken.start,
      end: spoken.end,
      ...(own ? { label: nameOf(own) } : {}),
      ...(meant ? { meantKey: meant.key, meantLabel: nameOf(meant) } : {}),
    },
    ...(fix ? { fix } : {}),
  };
}

function nameOf({ names }: MappedKey): string {
  return names[0] ?? "";
}

interface Mend {
  readonly spoken: SpokenKey;
  readonly wrong: WrongSpoken;
  readonly meantIndex: number | null;
  readonly ownIndex: number | null;
}

function fixFor({ node, nodeId, languages }: NodeScope, { spoken, wrong, meantIndex, ownIndex }: Mend): Command | null {
  if (node.kind !== "menu") return null;
  if (wrong.kind === "notMapped")
    return meantIndex === null ? addSpokenKey(node, nodeId, spoken) : giveKey(nodeId, meantIndex, spoken.key);
  const mayExchange = wrong.isExchanged && languages.length === 1 && ownIndex !== null && meantIndex !== null;
  return mayExchange ? exchangeKeys({ node, nodeId }, ownIndex, meantIndex) : null;
}
