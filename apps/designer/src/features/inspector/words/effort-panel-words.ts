/** English texts of what it takes callers to come to a block. */
export const effortPanelWords = {
  title: "Caller effort",
  counting: "Counting…",
  caption: "Seconds and key presses",
  captionIn: (language: string) => `Seconds and key presses in ${language}`,
  cases: { best: "Best", typical: "Typical", worst: "Worst" },
  explained: {
    best: "Who knows the menu by heart and types ahead",
    typical: "Who listens and knows where to go",
    worst: "Who uses up every chance",
  },
  toHere: "From the start to here",
  toEnd: (label: string) => `From here to ${label}`,
  never: "No call comes here.",
  bound: "Callers can go round on the way: it takes no more than this while no block comes twice.",
  keys: (keys: number) => (keys === 1 ? "1 key" : `${keys} keys`),
  moreEnds: (count: number) => (count === 1 ? "One more end is farther away." : `${count} more ends are farther away.`),
} as const;
