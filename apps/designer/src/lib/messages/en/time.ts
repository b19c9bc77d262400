/** How times are said. `locale` forms dates and numbers. */
export const time = {
  locale: "en-GB",
  justNow: "just now",
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  hoursAgo: (hours: number) => `${hours} h ago`,
  yesterday: "yesterday",
  daysAgo: (days: number) => `${days} days ago`,
  seconds: (seconds: string) => `${seconds} s`,
} as const;
