const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`;
const listed = (names: readonly string[]): string => names.join(", ");

/** What targets can and cannot carry, and what they would make of a flow. */
export const targets = {
  /** Opens the list of what a target carries. */
  facts: (title: string) => `What ${title} carries`,
  tone: { can: "Carried", partly: "In part", cannot: "Not carried" },
  carries: (kinds: readonly string[]) => `Carries ${listed(kinds)}.`,
  inPart: (kinds: readonly string[]) => `Carries in part, and the publish plan says how: ${listed(kinds)}.`,
  carriesNot: (kinds: readonly string[]) => `Cannot carry ${listed(kinds)}.`,
  keysLeadTo: (kinds: readonly string[]) => `Keys lead only to: ${listed(kinds)}.`,
  silenceLeadsTo: (kinds: readonly string[]) => `No input leads only to: ${listed(kinds)}.`,
  recordings: "Plays recordings of the vendor only; text is not spoken.",
  speech: (limit: number) => `One prompt has at most ${limit} characters.`,
  menuWait: (min: string, max: string) => `A menu waits ${min}–${max} s for a key.`,
  menuRepeats: (min: number, max: number) => `A menu asks again ${min}–${max} times.`,
  noCycles: "No way may lead back to a block before it.",
  menuDepth: (depth: number) => `Menus lie at most ${depth} inside one another.`,
  pathDepth: (depth: number) => `A way has at most ${depth} blocks.`,
  connections: (all: number) => `A flow has at most ${all} connections.`,
  connectionsPerNode: (amount: number) => `At most ${amount} connections leave one block.`,
  request: (seconds: string, retries: number) =>
    `A web service is waited for at most ${seconds} s and tried again at most ${count(retries, "time", "times")}.`,
  window: "Opens and closes a flow at times that you choose.",
  leavesBehind:
    "What a first publish leaves there when it fails cannot be deleted from here, only in the vendor's own console.",
  newFlow: "Every version is a flow of its own there; the former one is taken out of service.",
  figures: {
    none: "Reports no figures of calls.",
    of: {
      calls: "how many calls a flow had",
      abandoned: "how many were given up",
      totalSeconds: "how long all calls of a flow took",
      completionRate: "which share of them was completed",
    },
    when: { day: "for each day", lastSevenDays: "in the seven days up to now and in no other span" },
    whole: (figures: readonly string[], when: string) =>
      `Reports ${figures.join(" and ")}, ${when}; nothing per block.`,
    perNode: (grain: string) => `Reports figures per menu for each ${grain}.`,
  },
  listsNothing: "Cannot be asked which queues, agents or recordings exist: ids are typed.",
  portable: "Only what every target carries as it is drawn.",
  consequence: {
    unknown: "This release does not know this format.",
    whole: "Carries everything that is drawn.",
    /** What the first number counts; those behind it count the same. */
    counted: (amount: number) => count(amount, "thing", "things"),
    unsupported: (counted: string) => `${counted} cannot go there`,
    approximated: (counted: string, amount: number) => `${counted} ${amount === 1 ? "is" : "are"} carried differently`,
    dropped: (counted: string, amount: number) => `${counted} ${amount === 1 ? "is" : "are"} left out`,
    blocks: (labels: readonly string[], more: number) =>
      `Cannot go there: ${listed(labels)}${more > 0 ? ` and ${more} more` : ""}.`,
  },
  compare: "What other targets would make of this flow",
} as const;
