const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`;

/** What a tenant may be asked for. */
type ResourceKind = "queue" | "agent" | "asset" | "campaign" | "flow";

const ONE = { queue: "queue", agent: "agent", asset: "recording", campaign: "campaign", flow: "flow" } as const;
const MANY = { queue: "queues", agent: "agents", asset: "recordings", campaign: "campaigns", flow: "flows" } as const;

/** The tenants page with its dialogs. */
export const tenants = {
  title: "Tenants",
  sub: "Accounts at your vendors. Secrets go in once and never come out.",
  connect: "Connect a tenant",
  needAdmin: "Only administrators connect and change tenants.",
  loading: "Loading tenants",
  failed: "The tenants could not be loaded",
  retry: "Try again",
  empty: {
    title: "No tenant yet",
    text: "A tenant is your account at a vendor. Connect one to publish flows to it; drawing and checking work without.",
    readOnly: "Nobody has connected an account at a vendor yet. Ask an administrator.",
  },
  health: {
    ok: "healthy",
    scopeMissing: "scope missing",
    scopesMissing: "scopes missing",
    failed: "check failed",
    never: "not checked",
  },
  fact: {
    liveFlows: "Live flows",
    lastCheck: "Last check",
    address: "Address",
    scopes: "Scopes",
    secret: "Secret",
  },
  never: "never",
  calls: {
    title: "Calls",
    token: "Token",
    rate: "Rate",
    clock: "Clock",
    working: "answered",
    untouched: "none since the start",
    noneAnswered: "none answered yet",
    lastFailed: "the last one failed",
    halfOpen: "trying one call after failures",
    open: (seconds: number) => `paused for ${count(seconds, "second", "seconds")}: it kept failing`,
    noToken: "none yet",
    tokenExpired: "expired; renewed with the next call",
    tokenFor: (minutes: number) => (minutes < 1 ? "renewed within a minute" : `valid for ${minutes} min`),
    rateFree: "nothing held back",
    rateWaits: (seconds: number) => `next call in ${count(seconds, "second", "seconds")}`,
    slowedDown: (ago: string, seconds: number | null) =>
      seconds === null ? `asked to slow down ${ago}` : `asked to wait ${count(seconds, "second", "seconds")}, ${ago}`,
    limit: (perSecond: number, source: string) =>
      `Fewer than 80 % of ${count(perSecond, "request", "requests")} a second are sent. ${source}`,
    ownLimit: "This limit was set for this tenant.",
    lastError: (ago: string) => `Last failed call, ${ago}:`,
    failed: "How its calls do could not be asked",
  },
  resources: {
    title: "What exists there",
    loading: "Asking the vendor…",
    found: (amount: number, kind: ResourceKind) => `${amount} ${amount === 1 ? ONE[kind] : MANY[kind]}`,
    notListed: (kind: ResourceKind) => `This vendor lists no ${MANY[kind]}.`,
    notListedAtAll: `This vendor lists none of its queues, agents, recordings, campaigns and flows. Their ids are typed.`,
    failed: (kind: ResourceKind, reason: string) => `The ${MANY[kind]} could not be read: ${reason}`,
  },
  vendorAddress: "the vendor's own",
  fingerprint: (print: string) => `fingerprint ${print}`,
  missing: (scopes: readonly string[]) => `Missing: ${scopes.join(", ")}.`,
  askToAdd: (amount: number) =>
    `The vendor signs this client in but does not grant it ${amount === 1 ? "this scope" : "these scopes"}. Ask the vendor's administrator to add ${amount === 1 ? "it" : "them"} to the client, then check again.`,
  notAskedFor: (amount: number) =>
    `Nothing was sent: Tonegraph does not ask for ${amount === 1 ? "this scope, because it is" : "these scopes, because they are"} not in this tenant's own list. Use “Replace credentials…” in the menu at the right and add ${amount === 1 ? "it" : "them"} to “Scopes to ask for”, or leave that field empty; then check again.`,
  checkLater: "Nothing here needs to be changed: wait a little, then check again.",
  lookAt: "Look at the credentials and the addresses in the menu at the right, then check again.",
  thenCheck: "The fields are in the menu at the right; check again afterwards.",
  checkNow: "Check now",
  checkAgain: "Check again",
  play: "Play the vendor",
  playOf: (name: string) => `Play the vendor of ${name}, in a new tab`,
  checkOf: (name: string) => `Check ${name} now`,
  checkFailed: (name: string) => `${name} could not be checked`,
  healthy: (name: string) => `${name} is healthy`,
  actionsFor: (name: string) => `Actions for ${name}`,
  edit: "Edit…",
  replace: "Replace credentials…",
  remove: "Disconnect…",
  publishing: {
    title: "Time zone and approvals",
    timeZone: "Time zone",
    timeZoneHint:
      "What is scheduled on this tenant and the days of its callers’ figures are told in this zone, also when clocks change.",
    noZone: "The zone of whoever schedules; figures in UTC",
    approvals: "Publishing needs an approval",
    approvalsHint:
      "Somebody with the publisher role who had no hand in the version approves exactly that content. Going back to what was live needs none.",
  },
  form: {
    connectTitle: "Connect a tenant",
    editTitle: (name: string) => `Edit ${name}`,
    replaceTitle: (name: string) => `Replace the credentials of ${name}`,
    name: "Name",
    nameHint: "What your colleagues call this account.",
    namePlaceholder: "CXone us2",
    dialect: "Vendor and format",
    baseUrl: "API address",
    authUrl: "Sign-in address",
    urlHint: "Leave empty for the vendor's own.",
    optional: "optional",
    clientId: "Client id",
    clientSecret: "Client secret",
    secretHint: "Stored encrypted. It is never shown again, not even to administrators.",
    scopes: "Scopes to ask for",
    scopesHint: "Separated by spaces. Leave empty to ask for what publishing needs.",
    scopesNeeded: (scopes: readonly string[]) => `Publishing needs ${scopes.join(", ")}.`,
    required: "Fill this in.",
    notAUrl: "Write the whole address, beginning with https://",
    replaceHint:
      "The present credentials stop being used at once. Publishing that is under way finishes with the old ones.",
    movedHint: (hosts: readonly string[]) =>
      `The address changes, so the client’s id and secret have to be given again: they were given for ${hosts.join(" and ")}.`,
    connect: "Connect",
    save: "Save",
    replace: "Replace",
    cancel: "Cancel",
    connectFailed: "The tenant was not connected",
    saveFailed: "The tenant was not changed",
    done: {
      connect: (name: string) => `${name} is connected`,
      edit: (name: string) => `${name} was changed`,
      replace: (name: string) => `${name} has new credentials`,
    },
  },
  removal: {
    title: (name: string) => `Disconnect ${name}?`,
    free: "Nothing published by Tonegraph answers calls there. Its credentials are deleted for good; what runs at the vendor stays as it is.",
    used: (flows: number) =>
      `${count(flows, "flow", "flows")} published by Tonegraph answer${flows === 1 ? "s" : ""} calls there, so this tenant cannot be disconnected:`,
    item: (flow: string, version: number) => `${flow} (version ${version})`,
    confirm: "Disconnect",
    cancel: "Keep it",
    close: "Close",
    failed: (name: string) => `${name} was not disconnected`,
    done: (name: string) => `${name} was disconnected`,
  },
} as const;
