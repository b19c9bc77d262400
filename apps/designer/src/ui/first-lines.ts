/** More would push what stands below out of sight. */
const MOST_LINES = 20;

/** The beginning of a long list, and how many lines are left; all of it where somebody asked for that. */
export function firstLines<Line>(lines: readonly Line[], isOpen: boolean) {
  const shown = isOpen ? lines : lines.slice(0, MOST_LINES);
  return { shown, rest: lines.length - shown.length };
}
