/**
 * How long the longest segment is when a text is filled into segments word by word, each as full as it gets: above the
 * limit only where a single word is. Blanks at the joints are not spoken and not counted. Linear.
 */
export function longestSegment(text: string, limit: number, lengthOf: (part: string) => number): number {
  let longest = 0;
  let filled = 0;
  for (const [word] of text.matchAll(/\S+/g)) {
    const length = lengthOf(word);
    filled = filled > 0 && filled + 1 + length <= limit ? filled + 1 + length : length;
    longest = Math.max(longest, filled);
  }
  return longest;
}
