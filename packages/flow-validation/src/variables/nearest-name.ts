const MAX_SLIPS = 2;
/** Names longer than any that people write, and more of them than any flow has, are not compared. */
const LONGEST = 64;
const MOST = 500;

/**
 * The one known name that somebody probably meant: the same but for case, or one or two slips away (a letter added, left
 * out or changed) and less than half of the name. `null` where there is none, or several are equally near.
 */
export function nearestName(name: string, known: ReadonlySet<string>): string | null {
  if (known.size > MOST || name.length > LONGEST) return null;
  const most = Math.min(MAX_SLIPS, Math.floor((name.length - 1) / 2));
  const near = [...known]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= most)
    .map((candidate) => ({ candidate, slips: slipsBetween(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first && first.slips !== second?.slips ? first.candidate : null;
}

/** The Levenshtein distance: how many letters to add, leave out or change. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let place = 1; place <= one.length; place++) {
    const next = [place];
    for (let column = 1; column <= other.length; column++) {
      const changed = (row[column - 1] ?? 0) + (one[place - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
