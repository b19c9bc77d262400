import { DTMF_KEYS, type MenuOption } from "@tonegraph/flow-model";

/** Where a new key goes, so that the exits of a menu stay in the order of the keypad: 1 to 9, *, 0, #. */
export function optionIndex(options: readonly MenuOption[], key: string): number {
  const rank = (candidate: string): number => {
    const place = DTMF_KEYS.findIndex((known) => known === candidate);
    return place < 0 ? DTMF_KEYS.length : place;
  };
  const after = options.findIndex((option) => rank(option.key) > rank(key));
  return after < 0 ? options.length : after;
}
