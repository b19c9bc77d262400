import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { dialectRules } from "./rules/index.ts";
import { DIALECT_ID } from "./wire.ts";

// Written out, so that a new node kind is a compile error here until somebody decides.
const nodes: Readonly<Record<NodeKind, NodeSupport>> = {
  start: "supported",
  message: "supported",
  menu: "supported",
  collect: "unsupported",
  language: "unsupported",
  condition: "unsupported",
  hours: "unsupported",
  setVariables: "unsupported",
  transform: "unsupported",
  httpRequest: "unsupported",
  subflow: "unsupported",
  queue: "supported",
  agent: "unsupported",
  externalNumber: "unsupported",
  voicemail: "unsupported",
  hangup: "unsupported",
  vendorBlock: "unsupported",
};

/** The toy vendor's limits, as its sandbox enforces them. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "Toy telephone lines",
  nodes,
  keyDestinations: ["queue"],
  timeoutDestinations: ["queue"],
  speech: { unit: "characters", limit: 200, overflow: "refused" },
  menuTimeoutMs: { min: 1000, max: 20_000 },
  menuRepeats: { min: 1, max: 3 },
  cycles: "byClass",
  maxMenuDepth: 1,
  maxPathDepth: null,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  severities: {},
  rules: dialectRules,
};

/** What a tenant may send unless it says something else. */
export const RATE: UsualRate = {
  requestsPerSecond: 10,
  source: "Toy telephones allow 10 requests a second.",
};

/** The toy vendor. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "Toy telephones",
  title: "Toy telephone lines",
  profile,
  scopes: ["lines:read", "lines:write"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: { deletesFlows: true, repeatableCreate: true, listsResources: ["queue"] },
  rate: RATE,
  settings: [rateSetting(RATE)],
  defaultUrls: () => ({ baseUrl: "https://toy.example", authUrl: "https://toy.example/oauth/token" }),
};
