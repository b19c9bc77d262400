/** How a text lies in an engine's segments. */
export interface FilledSegments {
  /** Above the limit only where a single word is. */
  readonly longest: number;
  readonly last: number;
  readonly count: number;
}

/**
 * Fills a text into segments word by word, each as full as it gets. Blanks at the joints are not spoken and not counted.
 * Linear.
 */
export function fillSegments(text: string, limit: number, lengthOf: (part: string) => number): FilledSegments {
  let longest = 0;
  let filled = 0;
  let count = 0;
  for (const [word] of text.matchAll(/\S+/g)) {
    const length = lengthOf(word);
    const joins = filled > 0 && filled + 1 + length <= limit;
    filled = joins ? filled + 1 + length : length;
    if (!joins) count++;
    longest = Math.max(longest, filled);
  }
  return { longest, last: filled, count };
}
