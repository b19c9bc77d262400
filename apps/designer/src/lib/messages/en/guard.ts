const percent = (share: number): string => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;
const count = (amount: number): string => amount.toLocaleString("en-GB");
const version = (number: number): string => `v${number}`;
const hours = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} h` : minutes < 60 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;

/** The guard: what it does, and what its watches saw. */
export const guard = {
  title: (flow: string) => `Guard of ${flow}`,
  heading: "Guard",
  sub: "After a publish the guard compares how many callers hang up with the version before, and with the tenant's other callers.",
  open: "Open in the designer",
  loading: "Loading the guard",
  failed: "The guard could not be loaded",
  retry: "Try again",
  percent,
  count,
  settings: {
    title: "When a version goes live",
    mode: "Guard",
    modes: { off: "Off", shadow: "Shadow", on: "On" },
    modeHint: {
      off: "Nothing is watched.",
      shadow: "Watches and writes down what it would have done. It does nothing.",
      on: "Watches and does what you choose here.",
    },
    action: "If it is proved that more callers hang up",
    actions: { notify: "Tell us", ask: "Ask somebody", rollBack: "Roll back by itself" },
    would: { notify: "It would have told you.", ask: "It would have asked.", rollBack: "It would have rolled back." },
    watch: "Watch for",
    hours,
    fixed: "Also note menus above the fixed 35 %",
    fixedHint: "Fixed threshold, document rule: a notice alone. It misses a doubling and does nothing by itself.",
    shadowLeft: (judged: number, needed: number) =>
      `Shadow mode first: ${Math.min(judged, needed)} of ${needed} watches have reached a verdict.`,
    shadowWrong: (wrong: number, needed: number) =>
      `Shadow mode first: of the last ${needed} watches ${wrong} raised an alarm over a version that was kept.`,
    skip: "Switch on nevertheless",
    saved: "The guard was changed",
    saveFailed: "The guard was not changed",
    notAllowed: "Your role does not allow changing the guard.",
    changedBy: (who: string) => `Changed by ${who}`,
    atPublish: (minutes: number, action: string) => `Watches for ${hours(minutes)}; then: ${action}.`,
  },
  badge: {
    watching: "Guard watches",
    shadow: "Guard watches (shadow)",
    paused: "Guard paused: no data",
    asking: "Guard asks",
    rollingBack: "Guard rolls back",
    off: "Guard off",
    idle: "Guard on",
    idleShadow: "Guard in shadow",
  },
  ask: {
    title: (flow: string, number: number, tenant: string) =>
      `More callers hang up since ${version(number)} of ${flow} is live on ${tenant}`,
    text: (now: string, then: string, calls: number) =>
      `${now} of ${count(calls)} callers, ${then} with the version before.`,
    refusal: (why: string) => `Rolling back did not work: ${why}`,
    rollBack: (number: number) => `Roll back to ${version(number)}`,
    keep: (number: number) => `Keep ${version(number)}`,
    look: "See the evidence",
    failed: "Your answer was not carried out",
    rollingBack: "The version before is on its way back",
    kept: "The version is kept",
  },
  watches: {
    title: "Watches",
    empty: {
      title: "Nothing was watched yet",
      text: "Switch the guard to shadow mode and publish. The watch begins when the version is live and shows here what it sees.",
    },
    choose: "Choose a watch to see what it saw.",
    more: "Show older watches",
    of: (number: number, former: number | null) =>
      former === null ? version(number) : `${version(number)} against ${version(former)}`,
  },
  state: { watching: "watching", asking: "asks", rollingBack: "rolling back", ended: "ended" },
  outcome: {
    quiet: "nothing found",
    tooFewCalls: "too few calls",
    noData: "no data",
    tripped: "alarm",
    rolledBack: "rolled back",
    kept: "kept",
    superseded: "replaced",
    switchedOff: "switched off",
    notWatched: "not watched",
  },
  outcomeText: {
    quiet: "Until the end of the watch nothing proved that more callers hang up.",
    tooFewCalls:
      "Fewer than 50 calls of at least 5 s came: too few to say anything. Shorter calls are left out, so a version that loses everybody in the first 5 s ends like this as well: call it once yourself.",
    noData: "The vendor's figures did not come, so nothing can be said.",
    tripped: "It was proved that more callers hang up.",
    rolledBack: "The version before was brought back.",
    kept: "Somebody decided to keep the version.",
    superseded: "Another version went live, which ended the watch.",
    switchedOff: "The guard was switched off.",
    notWatched: "Nothing was watched.",
  },
  reason: {
    firstPublish: "The first version has none before it to be compared with.",
    sameVersion: "The same version was live before.",
    noFigures: "This vendor reports no figures per block.",
    noFormerCalls: "The version before had no calls to compare with.",
  },
  limit: {
    aggregates: "It asks instead of acting: this vendor tells sums alone.",
    coarse: "It asks instead of acting: the figures are coarser than five minutes.",
    uncontrolled: "It asks instead of acting: too few other callers to compare with.",
    blocksOnly: "It asks instead of acting: single blocks alone prove it, all calls together do not.",
  },
  detail: {
    since: (share: string, calls: number) => `${share} of ${count(calls)} callers hung up since`,
    former: (share: string, calls: number) => `${share} of ${count(calls)} before`,
    shadow: "Shadow mode: nothing was done.",
    paused: (why: string) => `Paused: ${why}`,
    answered: (what: string, who: string) => `${what}, by ${who}`,
    answers: { rollBack: "Rolled back", keep: "Kept" },
    fixed: (blocks: string) =>
      `Fixed threshold, document rule: more than 35 % hang up at ${blocks}. A notice, nothing was done.`,
    brief: ({ version: number, now, calls, before }: { version: number; now: string; calls: number; before: string }) =>
      `Many calls end within seconds since ${version(number)} is live: ${now} of ${count(calls)} calls ended within 5 s unserved, ${before} before. Call the number yourself. A notice, nothing was done.`,
    missing: (calls: number) => `${count(calls)} more calls until anything can be said.`,
  },
  chart: {
    title: "Evidence that more callers hang up",
    hint: "1 says nothing, 1,000 proves it. Shaded: no data, nothing was judged.",
    evidence: "Evidence",
    threshold: "proved at 1,000",
    none: "No look yet: the first follows ten minutes after the version went live.",
    label: (points: number, top: string) =>
      `Evidence over ${points} looks, at most ${top}. The table below has every figure.`,
  },
  nodes: {
    caption: "Evidence per block",
    block: "Block",
    before: "Before",
    now: "Since",
    calls: "Calls",
    evidence: "Evidence",
    neededHint: (needed: string) => `A block alone needs ${needed}: the blocks share one false alarm.`,
    none: "No block had calls before.",
  },
  looks: {
    caption: "Every look",
    at: "Calls until",
    calls: "Calls",
    lost: "Hung up",
    allowed: "Allowed",
    evidence: "Evidence",
    control: "Other callers",
    did: "What followed",
    paused: (why: string) => `paused: ${why}`,
    controls: { otherFlows: "other flows", hoursOfWeek: "same hour last week" },
    none: "none",
    nothing: "nothing",
    show: (looks: number) => `Show all ${looks} looks`,
  },
} as const;
