const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`;

const points = (change: number): string => `${change >= 0 ? "+" : "−"}${Math.abs(change * 100).toFixed(1)} points`;

/** Calls, and how many of them were lost. */
export interface Loss {
  readonly calls: number;
  readonly lost: number;
  readonly rate: number | null;
  readonly enough: boolean;
}

const lossWords = ({ calls, lost, rate, enough }: Loss): string => {
  if (rate === null) return "no calls";
  if (!enough) return `${lost} of ${calls} lost, too few for a rate`;
  return `${(rate * 100).toFixed(1)} % lost (${lost.toLocaleString("en-GB")} of ${calls.toLocaleString("en-GB")})`;
};

/** The versions page. */
export const versions = {
  titleLoading: "Versions",
  tab: (flow: string) => `Versions of ${flow}`,
  sub: (live: string) => `Versions · ${live}`,
  liveOn: (tenant: string, version: number) => `live on ${tenant}: ${version}`,
  goneFrom: (tenant: string, version: number) => `not on ${tenant} any more: ${version}`,
  liveNowhere: "live on no tenant",
  openDesigner: "Open in the designer",
  loading: "Loading versions",
  failed: "The versions could not be loaded",
  retry: "Try again",
  empty: {
    title: "No versions yet",
    text: "A version is made when the draft is published. It never changes afterwards, so you can always compare with it and go back to it.",
  },
  list: "Versions, newest first. Choose two to compare.",
  draft: "draft",
  draftBy: "changed by",
  version: (number: number) => `Version ${number}`,
  quoted: (note: string) => `“${note}”`,
  live: "live",
  liveWhere: (tenants: readonly string[]) => `live on ${tenants.join(", ")}`,
  gone: "deleted there",
  sameAsPublished: "same as what was published",
  goneWhere: (tenant: string) => `not on ${tenant} any more: somebody deleted it there`,
  pick: (name: string) => `Compare ${name}`,
  chooseTwo: "Choose two versions in the list to see what is different.",
  name: (pick: string) => (pick === "draft" ? "draft" : pick),
  arrow: "→",
  comparing: "Comparing…",
  compareFailed: "These two could not be compared",
  added: (amount: number) => `${amount} added`,
  changed: (amount: number) => `${amount} changed`,
  removed: (amount: number) => `${amount} removed`,
  same: "Callers hear the same in both. Moving blocks on the canvas is not a change.",
  mark: {
    added: "Added",
    changed: "Changed",
    removed: "Removed",
    approximated: "Approximated",
    dropped: "Left out",
    unsupported: "Not possible",
    error: "Error",
    warning: "Warning",
  },
  effect: {
    title: (tenant: string) => `What callers made of it on ${tenant}`,
    verdict: { better: "Better", worse: "Worse", unclear: "No clear change", notEnoughCalls: "Too few calls yet" },
    total: (before: Loss, after: Loss) => `${lossWords(before)} → ${lossWords(after)}`,
    points,
    interval: ({ low, high }: { readonly low: number; readonly high: number }) =>
      `(${points(low)} to ${points(high)}, 95 % interval)`,
    noBlock: "No single block became clearly better or worse.",
    noFigures: "This vendor reports no figures per block, so nobody can say.",
    notYet: "Nothing is known yet: callers of both versions are needed.",
    heatmap: "See it on the heatmap",
  },
  tag: { added: "added", changed: "changed", removed: "removed" },
  map: (from: string, to: string) => `Drawing of ${to} with what changed since ${from}`,
  mapPart: (shown: number, all: number) =>
    `${shown} of ${all} blocks are shown: those that changed and their neighbours.`,
  unnamed: "Unnamed",
  restore: (number: number) => `Restore ${number} as draft`,
  rollBack: (number: number) => `Roll back to ${number}`,
  needEdit: "Your role does not edit drafts.",
  notLive: "This flow is live on no tenant, so there is nothing to roll back.",
  alreadyLive: (number: number) => `Version ${number} is what is live.`,
  wasDeleted: (number: number) => `Version ${number} was deleted at the vendor. Publish to put it there again.`,
  restoring: {
    title: (number: number) => `Restore version ${number} as draft?`,
    text: (number: number) => `The draft becomes what version ${number} is. Callers notice nothing until you publish.`,
    kept: "The present draft is kept for 90 days and can be had back, so nothing is lost.",
    confirm: "Restore",
    cancel: "Keep the draft",
    done: (number: number) => `The draft is version ${number} again`,
    failed: "The draft was not replaced",
    stale: "Somebody saved the draft in this moment. Look at what they did, then restore again.",
  },
  naming: {
    add: "Give it a name",
    change: "Change the name",
    title: (number: number) => `Name of version ${number}`,
    label: "Name",
    hint: "The version itself never changes. An empty name takes it away.",
    save: "Save",
    cancel: "Cancel",
    failed: "The name was not saved",
  },
  keptDrafts: {
    title: "Kept drafts",
    hint: "Drafts that were replaced. Each is kept for 90 days.",
    because: {
      version: (number: number | null) =>
        number === null ? "a version was restored" : `version ${number} was restored`,
      keptDraft: "a kept draft was taken back",
      merge: "changes made at the vendor were merged",
    },
    blocks: (amount: number) => count(amount, "block", "blocks"),
    until: (day: string) => `until ${day}`,
    restore: "Take back",
    restoreNamed: (name: string, when: string) => `Take back the draft ${name}, kept ${when}`,
    confirmTitle: "Take this draft back?",
    confirmText:
      "The draft becomes what it was then. The present draft is kept in its turn, and callers notice nothing.",
    confirm: "Take back",
    done: "The kept draft is the draft again",
  },
  rehearsal: {
    ready: (version: number, time: string) => `rehearsed: version ${version} could be back${time}`,
    within: (seconds: string) => ` in about ${seconds}`,
    attention: (version: number) => `version ${version} can be back, with a choice to make`,
    broken: (version: number) => `version ${version} cannot be brought back as it is`,
    unknown: "roll back not rehearsed yet",
    title: "Can it be rolled back?",
    of: (version: number, tenant: string) => `Back to version ${version} on ${tenant}`,
    none: (tenant: string) => `Nothing was live on ${tenant} before, so there is nothing to go back to.`,
    never: "Not rehearsed since this version went live.",
    at: "Rehearsed",
    again: "Rehearse now",
    failed: "It could not be rehearsed",
    last: (seconds: string) => `The last roll back took ${seconds}`,
    median: (seconds: string, amount: number) => `half of ${amount} took at most ${seconds}`,
    expected: (seconds: string) => `A publish there takes about ${seconds}; a roll back takes the same way.`,
    states: { ok: "in order", attention: "look at this", missing: "missing", unknown: "cannot be known" },
  },
  total: (amount: number) => count(amount, "version", "versions"),
} as const;
