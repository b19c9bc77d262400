import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { hostPart, rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { dialectRules } from "./rules/index.ts";
import { DIALECT_ID, MAX_DEPTH } from "./wire.ts";

const nodes: Readonly<Record<NodeKind, NodeSupport>> = {
  start: "supported",
  message: "approximated",
  menu: "supported",
  collect: "unsupported",
  language: "unsupported",
  condition: "unsupported",
  hours: "unsupported",
  setVariables: "unsupported",
  transform: "unsupported",
  httpRequest: "unsupported",
  subflow: "supported",
  queue: "supported",
  agent: "supported",
  externalNumber: "unsupported",
  voicemail: "unsupported",
  hangup: "unsupported",
  vendorBlock: "unsupported",
};

const destinations: readonly NodeKind[] = ["queue", "agent", "subflow", "menu"];

/** The document: typically 10–20 requests a second per client. Nobody says which of them a tenant has, so it is the least. */
export const RATE: UsualRate = {
  requestsPerSecond: 10,
  source: "Genesys Cloud documents 10 to 20 requests a second for each client; this is the least of them.",
};

/** The limits of Genesys Cloud's flow API of nested menus: five deep, 1–60 s, a tree. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "Genesys Cloud menu flows",
  nodes,
  keyDestinations: destinations,
  timeoutDestinations: destinations,
  speech: null,
  menuTimeoutMs: { min: 1000, max: 60_000 },
  menuRepeats: null,
  cycles: "forbidden",
  maxMenuDepth: MAX_DEPTH,
  maxPathDepth: null,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  severities: {},
  rules: dialectRules,
  report: (flow, graph) => compileFlow(flow, graph).report,
};

/** Genesys Cloud's flow API of nested menus: keys lead to queues, agents, flows and menus of their own. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "Genesys Cloud",
  title: "Genesys Cloud menu flows",
  profile,
  scopes: [
    "flow:write",
    "flow:read",
    "routing:queue:read",
    "analytics:conversation:read",
    "audit:read",
    "routing:phrase:write",
  ],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: {
    deletesFlows: false,
    repeatableCreate: false,
    listsResources: [],
    looksUpResources: ["queue", "flow"],
    figures: { perNode: false, grain: "lastSevenDays", figures: ["calls", "abandoned"] },
  },
  rate: RATE,
  settings: [
    {
      name: "environment",
      label: "Genesys Cloud API host",
      hint: "The host of your region. Leave empty for api.mypurecloud.com.",
      required: false,
      placeholder: "api.mypurecloud.com",
      kind: "hostPart",
    },
    rateSetting(RATE),
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["environment"], "api.mypurecloud.com")}`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};
