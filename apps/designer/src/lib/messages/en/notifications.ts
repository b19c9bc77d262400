/** Notifications: what people are told of while they look elsewhere. */
export const notifications = {
  nav: "Notifications",
  page: "Notifications",
  sub: "What happened to flows that you published or follow, and what somebody has to look after.",
  bell: (unread: string) => (unread === "" ? "Notifications" : `Notifications, ${unread} unread`),
  unreadCount: (count: number, most: number) => (count === 0 ? "" : count >= most ? `${most - 1}+` : String(count)),
  unread: "Unread",
  all: "All",
  shown: "Which notifications",
  allRead: "Mark all as read",
  markRead: (title: string) => `Mark as read: ${title}`,
  isUnread: "unread",
  notMarked: "It was not marked as read",
  seeAll: "See all",
  loading: "Notifications are being read",
  failed: "The notifications could not be read",
  retry: "Try again",
  more: "Show older ones",
  empty: {
    unread: {
      title: "Nothing new",
      text: "You are told when a flow that you published or follow ends up somewhere, and when something has to be looked after.",
    },
    all: {
      title: "Nothing has happened yet",
      text: "Publish a flow, or follow one on its versions page, and what happens to it shows up here.",
    },
  },
  settled: "Settled",
  archived: "The flow was archived since.",
  open: "Look at it",
  follow: {
    label: "Tell me what happens to this flow",
    byWork: "You made it or a version of it, so you are told.",
    failed: "It was not changed",
  },
  kind: {
    driftFound: {
      title: (flow: string) => `Somebody changed ${flow} at the vendor`,
      text: (tenant: string, version: number) =>
        `${tenant} does not hold version ${version} any more, which was published there. Nothing is overwritten unasked.`,
      deleted: (flow: string) => `Somebody deleted ${flow} at the vendor`,
      deletedText: (tenant: string, version: number) =>
        `Callers on ${tenant} do not come to version ${version} any more. Publish or roll back to put it there again.`,
    },
    guardAsks: {
      title: (flow: string) => `The guard asks whether to roll ${flow} back`,
      text: (tenant: string, version: number) => `More callers hang up since version ${version} is live on ${tenant}.`,
      refused: (why: string) => `Rolling back by itself did not work: ${why}`,
    },
    guardTold: {
      title: (flow: string) => `More callers hang up in ${flow}`,
      text: (tenant: string, version: number) =>
        `It is proved since version ${version} is live on ${tenant}. The guard only tells, as you chose.`,
    },
    guardRolledBack: {
      title: (flow: string, version: number) => `Version ${version} of ${flow} was rolled back`,
      text: (tenant: string) => `More callers hung up with it on ${tenant}. The version before is live again.`,
    },
    approvalWanted: {
      title: (who: string, flow: string, version: number) => `${who} asks you to approve version ${version} of ${flow}`,
      text: (tenant: string) => `It is to be published to ${tenant}.`,
    },
    approvalDecided: {
      approved: (who: string, flow: string, version: number) => `${who} approved version ${version} of ${flow}`,
      refused: (who: string, flow: string, version: number) => `${who} refused version ${version} of ${flow}`,
      text: (tenant: string) => `For ${tenant}.`,
    },
    scheduleMissed: {
      title: (flow: string, version: number) => `Version ${version} of ${flow} did not go live at its time`,
      text: (tenant: string) => `It was scheduled for ${tenant}.`,
    },
    deploymentEnded: {
      live: (flow: string, version: number) => `Version ${version} of ${flow} is live`,
      failed: (flow: string, version: number) => `Version ${version} of ${flow} was not published`,
      rolledBack: (flow: string, version: number) => `Version ${version} of ${flow} failed, and what was live is back`,
      unknown: (flow: string) => `Nobody can tell what callers of ${flow} hear`,
      superseded: (flow: string, version: number) => `Something newer took the place of version ${version} of ${flow}`,
      text: (tenant: string, by: string | null) => (by === null ? `On ${tenant}.` : `On ${tenant}, by ${by}.`),
    },
    requestsFail: {
      title: (flow: string) => `More than 5 % of the requests of ${flow} fail`,
      text: (tenant: string, version: number) =>
        `Callers of version ${version} on ${tenant} take the way for errors. Look at the web service, and at its sign-in.`,
    },
    rehearsalFailed: {
      title: (flow: string, version: number) => `${flow} could not go back to version ${version} now`,
      text: (tenant: string) => `The rehearsal on ${tenant} found something missing. The versions page says what.`,
    },
  },
} as const;
