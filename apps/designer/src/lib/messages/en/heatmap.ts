import { dailyTime } from "@tonegraph/api-contract";

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
const count = (amount: number): string => amount.toLocaleString("en-GB");

/** The heatmap. */
export const heatmap = {
  title: (flow: string) => `Heatmap of ${flow}`,
  heading: "Heatmap",
  crumb: "You are here",
  flows: "Flows",
  edit: "Edit",
  versions: "Versions",
  loading: "Loading the figures",
  failed: "The figures could not be loaded",
  retry: "Try again",
  neverLive: {
    title: "Nobody has called this flow yet",
    text: "Figures come from callers, and this flow answers calls on no tenant. Publish it, and what callers do shows up here within the hour.",
    open: "Open in the designer",
  },
  refresh: "Ask the vendor now",
  rail: { tenant: "Tenant", period: "Period", metric: "Colour by", version: "Version", compare: "Compare with" },
  noCompare: "Nothing",
  period: { day: "Last 24 hours", week: "Last 7 days", month: "Last 30 days" },
  wholeHours: "From the full hour on, up to now",
  version: (number: number) => `v${number}`,
  metric: {
    hangUps: "Hang-ups",
    calls: "Calls",
    noInput: "No input",
    noMatch: "No match",
    optedOut: "Asked for a person",
    median: "Median seconds",
    change: "Change since",
  },
  metricHint: {
    hangUps: "Hang-ups of callers who entered",
    calls: "Callers who entered",
    noInput: "Silences per 100 callers who entered",
    noMatch: "Wrong keys per 100 callers who entered",
    optedOut: "Callers who pressed 0 where it is not offered",
    median: "Half of the stays are shorter",
    change: "Points more or less than the version compared with",
  },
  changeLegend: (most: string) => `− fewer hang up, + more hang up (darkest: ${most})`,
  legend: (from: string, to: string) => `${from} – ${to}`,
  /** Calls are null before anybody has asked how many there were. */
  facts: (version: number, calls: number | null) =>
    calls === null ? `v${version}` : `v${version} · ${count(calls)} ${calls === 1 ? "call" : "calls"}`,
  method: {
    calls: "Unique calls, 95 % interval (Wilson). A hang-up at a block marked done is completion.",
    aggregates: "The vendor's sums per block, 95 % interval (Wilson). Single calls are not known.",
    none: "This vendor reports no figures per block.",
  },
  /** What a vendor reports of a flow as a whole, where it reports nothing per block. */
  vendorFigures: {
    title: (vendor: string) => `The whole flow, as ${vendor} reports it`,
    nothing: (target: string) => `${target} reports no figures of calls.`,
    failed: "The vendor’s figures could not be loaded",
    empty: (vendor: string, from: string, to: string) =>
      `${vendor} reports nothing of this flow from ${from} to ${to}.`,
    asked: (when: string) => `Asked ${when}`,
    span: (from: string, to: string) => `${from} – ${to}`,
    when: { day: "Day, from", lastSevenDays: "From – to" },
    noTime: "time not reported",
    soFar: (day: string) => `${day}, so far`,
    figure: {
      calls: "Calls",
      abandoned: "Given up",
      totalSeconds: "Length of all calls",
      completionRate: "Completed",
    },
    share: (part: string, share: string) => `${part} (${share})`,
  },
  source: (tenant: string, when: string) => `Source: ${tenant}, ${when}`,
  neverFetched: "not fetched yet",
  notFetched: "Not fetched yet",
  fetchedSoon: "Figures come within five minutes, or at once with “Ask the vendor now”.",
  tooFew: (calls: number) => `${count(calls)} ${calls === 1 ? "call" : "calls"}, too few`,
  tooFewForRate: (lost: number, calls: number) => `${count(lost)} of ${count(calls)}, too few for a rate`,
  fewInAll: (lost: number, calls: number) =>
    `${count(lost)} of ${count(calls)} ${calls === 1 ? "call" : "calls"} hung up, too few for a rate`,
  nobody: "nobody came by",
  notReported: "not reported",
  leavingNotReported: (entered: number) => `of ${count(entered)}: not reported`,
  ofCallers: (part: number, entered: number) => `${count(part)} of ${count(entered)}`,
  /** What the figure of a block is, by what it is coloured by: callers, callers among others, or events. */
  figure: {
    hangUps: (lost: number, entered: number) => `${count(lost)} of ${count(entered)} hang up here`,
    calls: "callers entered",
    noInput: "silences per 100 callers",
    noMatch: "wrong keys per 100 callers",
    optedOut: (pressed: number, entered: number) => `${count(pressed)} of ${count(entered)} pressed 0`,
    median: "half stay shorter",
    change: { more: "more hang up", fewer: "fewer hang up", same: "no change" },
  },
  percent,
  perHundred: (share: number) => (share * 100).toFixed(1),
  count,
  points: (change: number) =>
    `${change === 0 ? "" : change > 0 ? "+" : "−"}${Math.abs(change * 100).toFixed(1)} points`,
  interval: (low: number, high: number) => `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`,
  seconds: (seconds: number) => `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`,
  dash: "–",
  map: "Map of the heat",
  drawing: (flow: string) => `Drawing of ${flow} with callers' figures`,
  table: {
    caption: "Figures per block",
    block: "Block",
    entered: "Entered",
    hangUps: "Hang-ups",
    rate: "Rate",
    tooFew: "too few calls",
    interval: "Interval, %",
    noInput: "No input",
    noMatch: "No match",
    median: "Median",
    change: "Change",
    csv: "CSV",
    sortBy: (column: string) => `Sort by ${column}`,
    file: (flow: string) => `${flow}-figures.csv`,
  },
  paths: {
    title: (flow: string) => `Ways through ${flow}`,
    open: "Ways",
    frame: (version: number, calls: number) =>
      `v${version} · ${count(calls)} ${calls === 1 ? "call" : "calls"}. A block that callers come back to stands again at that step.`,
    picture: (ways: number) => `The ${count(ways)} most common ways, also listed below`,
    later: "later steps",
    lost: (calls: number) => `Most common ways to hanging up (${count(calls)} lost calls)`,
    all: "Most common ways",
    noneLost: "Nobody hung up without having got what they called for.",
    again: "(again)",
    others: (calls: number, share: number) =>
      `${count(calls)} more ${calls === 1 ? "call" : "calls"} (${percent(share)}) went other ways.`,
    unknown: (nodeId: string) => `${nodeId} (not in this version)`,
    end: {
      lost: "hung up",
      completed: "completed",
      transferred: "handed over",
      ended: "ended by the flow",
      open: "not seen to end",
    },
    nobody: {
      title: "No calls in this period",
      text: "Nobody called this version on this tenant in the period, or its calls have not been collected yet. Choose a longer period or another version.",
    },
    /** Where single calls are not known: the vendor sums up per block, or reports nothing per block. */
    notTold: {
      title: "This vendor tells no ways",
      text: {
        aggregates:
          "It reports sums per block, not single calls, so nobody can know which way a caller took. The heatmap shows what it does report.",
        none: "It reports neither single calls nor figures per block, so nobody can know which way a caller took. The heatmap says what it does report.",
      },
    },
  },
  advice: {
    title: (flow: string) => `Advice for ${flow}`,
    open: "Advice",
    failed: "The advice could not be worked out",
    frame:
      "From last week's callers of what is live. Nothing is changed by itself: trying one opens it as a change of the draft that one undo takes back.",
    none: {
      title: "Nothing to advise",
      text: "The figures of the last week show nothing that a change would clearly better, or too few people have called.",
    },
    kind: {
      menuOrder: "Order of the menu",
      keyOrder: "Order and keys",
      shorterPrompt: "Shorter prompt",
      missingExit: "Missing exit",
      lowerTimeout: "Shorter wait",
      raiseTimeout: "Longer wait",
      queue: "Queue",
      fallback: "Fixed threshold",
    } as Readonly<Record<string, string>>,
    gain: {
      callerSecondsPerDay: (value: number) =>
        `${value >= 0 ? "Saves" : "Would cost"} callers about ${dailyTime(Math.abs(value))} a day`,
      callsPerDay: (value: number) => `About ${value.toFixed(1)} calls a day fewer lost`,
    },
    restsOn: (calls: number, confidence: string) =>
      `Rests on ${count(calls)} ${calls === 1 ? "call" : "calls"}; ${confidence}.`,
    simulated: (callers: number, before: number, after: number) =>
      `${count(callers)} simulated callers: ${before.toFixed(1)} s → ${after.toFixed(1)} s on average`,
    tryIt: "Try it in the draft",
    needEdit: "Trying it changes the draft, which your role may not.",
    byHand: "How to say it is for you to find: open the block in the designer.",
    fixedRule: "A fixed rule that looks at no sample size: a notice, not a measurement.",
    tried: "The advised change is in the draft. Undo takes it back.",
    tooNew: "This advice does not fit this version of Tonegraph. Load the page again.",
  },
  takeAway: {
    open: "Take away",
    png: "Picture (PNG)",
    svg: "Drawing (SVG)",
    print: "Print",
    failed: "The picture could not be made",
    file: (flow: string, ending: string) => `${flow}-heatmap.${ending}`,
  },
  gaps: "Not everything is known:",
  gap: (from: string, to: string, why: string) => `${from} – ${to}: ${why}`,
  panel: {
    none: "Choose a block to see where its callers went.",
    nothingKnown: "Nothing is known of single blocks here.",
    callers: (entered: number, visits: number | undefined) =>
      `${count(entered)} ${entered === 1 ? "caller" : "callers"}${visits === undefined ? "" : ` · ${count(visits)} visits`}`,
    leavingNotReported: "The vendor’s flow ends here: whether callers hang up while they wait, nobody reports.",
    hangUp: (share: number) => `${percent(share)} hang up`,
    next: "Where they go next",
    hungUp: "Hang up",
    completed: "Completed",
    ended: "Handed over or ended",
    open: "Still here",
    keys: "Keys pressed",
    when: "When they hang up",
    whenHint: "seconds after the block began",
    whichWord: "At which words they hang up",
    lostAt: (word: string, lost: number, seconds: number) =>
      `“${word}”, ${seconds.toFixed(1)} s after the block began: ${count(lost)} ${lost === 1 ? "caller" : "callers"} hung up`,
    afterwards: (calls: number) =>
      `${count(calls)} hung up after the last word. Words are placed at the estimated rate of speech.`,
    most: (second: number) => `Most leave in second ${second + 1}.`,
    aggregates: "The vendor tells no more than these sums.",
    wait: (seconds: number) => `Average wait ${seconds.toFixed(0)} s`,
  },
} as const;
