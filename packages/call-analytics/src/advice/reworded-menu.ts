// Says a menu's options in another order, where the words let that be done without understanding them.

/** What each option is to say: its key now, and the key it has afterwards. In the new order. */
export interface SpokenOption {
  readonly key: string;
  readonly newKey: string;
}

interface Unit {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The same prompt with its options in a new order: "Press 1 for sales, 2 for support" or "For sales, press 1. For support,
 * press 2." `keys` are the menu's keys in their present order. Null where not every key is said exactly once in that order, or
 * the words between them are of neither form.
 */
export function rewordedMenu(text: string, keys: readonly string[], order: readonly SpokenOption[]): string | null {
  const said = keys.map((key) => placesOf(text, key));
  const places = said.flatMap((found) => (found.length === 1 ? found : []));
  if (places.length !== keys.length || places.some((place, index) => place <= (places[index - 1] ?? -1))) return null;
  const units = keyFirst(text, keys, places) ?? keyLast(text, keys, places);
  if (units === null) return null;
  const words = new Map(units.map((unit) => [unit.key, text.slice(unit.from, unit.to)]));
  let [spoken, at] = ["", 0];
  for (const [place, unit] of units.entries()) {
    const option = order[place];
    const fresh = option === undefined ? undefined : words.get(option.key);
    if (option === undefined || fresh === undefined) return null;
    const renamed = fresh.replace(keyPattern(option.key), option.newKey);
    spoken += text.slice(at, unit.from) + sameCase(renamed, text.charAt(unit.from));
    at = unit.to;
  }
  return spoken + text.slice(at);
}

/** "1 for sales": from the key up to the next sign. */
function keyFirst(text: string, keys: readonly string[], places: readonly number[]): Unit[] | null {
  const units = keys.map((key, index): Unit => {
    const from = places[index] ?? 0;
    const end = /[,.;:!?]|\s+(?:or|and|oder|und|ou|et|o|y)\s/u.exec(text.slice(from + key.length));
    return { key, from, to: end === null ? text.length : from + key.length + end.index };
  });
  const hasWords = units.every(({ key, from, to }) => /\p{L}/u.test(text.slice(from + key.length, to)));
  return hasWords && areApart(units) ? units : null;
}

/** "For sales, press 1": from behind the last option, or the beginning of the sentence, up to the key. */
function keyLast(text: string, keys: readonly string[], places: readonly number[]): Unit[] | null {
  const units = keys.map((key, index): Unit => {
    const behind = index === 0 ? 0 : (places[index - 1] ?? 0) + (keys[index - 1]?.length ?? 0);
    const to = (places[index] ?? 0) + key.length;
    const lead = text.slice(behind, to);
    const sentence = index === 0 ? Math.max(lead.lastIndexOf(". "), lead.lastIndexOf("! ")) + 1 : 0;
    const blank = /^[\s,.;:]*(?:(?:or|and|oder|und|ou|et|o|y)\s+)?/u.exec(lead.slice(sentence))?.[0].length ?? 0;
    return { key, from: behind + sentence + blank, to };
  });
  const hasWords = units.every(({ from, to, key }) => /\p{L}/u.test(text.slice(from, to - key.length)));
  return hasWords && areApart(units) ? units : null;
}

function areApart(units: readonly Unit[]): boolean {
  return units.every((unit, index) => unit.from >= (units[index - 1]?.to ?? 0));
}

/** Whether a key is said as a digit of its own. */
export function saysKey(text: string, key: string): boolean {
  return keyPattern(key).test(text);
}

function keyPattern(key: string): RegExp {
  return /^[0-9]$/u.test(key) ? new RegExp(`(?<![\\p{L}\\p{N}])${key}(?![\\p{L}\\p{N}])`, "u") : /(?!)/u;
}

function placesOf(text: string, key: string): number[] {
  return [...text.matchAll(new RegExp(keyPattern(key), "gu"))].map(({ index }) => index);
}

/** The first letter as large as the one whose place it takes. */
function sameCase(words: string, place: string): string {
  const first = words.charAt(0);
  const isUpper = place !== place.toLowerCase();
  return (isUpper ? first.toUpperCase() : /\p{L}/u.test(place) ? first.toLowerCase() : first) + words.slice(1);
}
