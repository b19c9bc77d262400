/** A row of the list: the draft, or a version's number as text. */
export type Pick = string;

/** The picks after a click: a third choice takes the place of the one that was chosen first. */
export function pickTwo(picks: readonly Pick[], clicked: Pick): readonly Pick[] {
  if (picks.includes(clicked)) return picks.length > 1 ? picks.filter((pick) => pick !== clicked) : picks;
  return [...picks, clicked].slice(-2);
}

/** What is compared when the page opens: the two newest versions, or the only version with the draft. */
export function firstPicks(numbers: readonly number[]): readonly Pick[] {
  const newest = numbers.toSorted((a, b) => b - a).map(String);
  if (newest.length === 0) return [];
  return newest.length === 1 ? ["draft", ...newest] : newest.slice(0, 2);
}

/** The two picks from older to newer; the draft is newer than every version. Null until two are chosen. */
export function fromTo(picks: readonly Pick[]): { readonly from: number; readonly to: Pick } | null {
  if (picks.length < 2) return null;
  const [older, newer] = picks.toSorted((a, b) => rank(a) - rank(b));
  return older === undefined || newer === undefined ? null : { from: Number(older), to: newer };
}

function rank(pick: Pick): number {
  return pick === "draft" ? Number.POSITIVE_INFINITY : Number(pick);
}
