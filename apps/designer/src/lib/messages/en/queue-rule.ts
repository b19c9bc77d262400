const minutes = (seconds: number): string => `${seconds / 60} minutes`;

/** The rule that follows how queues do. */
export const queueRule = {
  title: "While queues are slow",
  loading: "Loading the rules for queues",
  failed: "The rules for queues could not be loaded",
  retry: "Try again",
  what: "Publishes a version in which callers get twice the time at every menu and a way round the queue, and takes that back afterwards.",
  limits: ({ busyAbove, calmUpTo, busyFor, calmFor, between }: Readonly<Record<Limit, number>>) =>
    `Slow: more than ${busyAbove} s wait, or no agent, for ${minutes(busyFor)}. Well again: at most ${calmUpTo} s for ${minutes(calmFor)}. At least ${minutes(between)} between two changes.`,
  none: "No tenant that this flow is live on tells how its queues do.",
  on: (tenant: string) => `Follow the queues on ${tenant}`,
  switchFailed: "The rule was not switched",
  notAllowed: "Your role does not allow switching this.",
  switched: (who: string, on: boolean) => `${on ? "Switched on" : "Switched off"} by ${who}`,
  present: {
    busy: "Live now: twice the time, a way round the queue",
    calm: "Live now: the usual time",
    other: (multiplier: number, fallback: boolean) =>
      `Live now: ${multiplier} times the time, ${fallback ? "a" : "no"} way round the queue`,
  },
  first: "It looks for the first time within a minute.",
  outcome: {
    changed: "Changed",
    stays: "Nothing to do",
    waits: "About to change",
    between: "Nothing to do",
    unknown: "Not known",
    held: "Held back",
  },
  looked: "Last look",
  queue: "Queue",
  wait: "Wait",
  agents: "Agents free",
  seconds: (seconds: number) => `${Math.round(seconds)} s`,
  untold: "not told",
  lastChange: (version: number, to: "busy" | "calm") =>
    to === "busy"
      ? `Version ${version} gave callers more time`
      : `Version ${version} gave callers the usual time again`,
} as const;

type Limit = "busyAbove" | "calmUpTo" | "busyFor" | "calmFor" | "between";
