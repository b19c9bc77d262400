import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { hostPart, rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { reportOf } from "./compile/index.ts";
import { LONGEST_WAIT_MS } from "./compile/callback-steps.ts";
import { dialectRules } from "./rules/index.ts";
import { DIALECT_ID } from "./wire.ts";

const nodes: Readonly<Record<NodeKind, NodeSupport>> = {
  start: "supported",
  message: "supported",
  menu: "supported",
  collect: "supported",
  language: "approximated",
  condition: "supported",
  hours: "unsupported",
  setVariables: "supported",
  transform: "supported",
  httpRequest: "supported",
  subflow: "supported",
  queue: "supported",
  agent: "supported",
  externalNumber: "supported",
  voicemail: "unsupported",
  hangup: "supported",
  // Blocks of this dialect alone; those of another are refused by its own rule.
  vendorBlock: "supported",
};

/** The document only says that too many requests are answered with 429, so the number is ours. */
export const RATE: UsualRate = {
  requestsPerSecond: 20,
  source: "NICE CXone's document names no number, so this one is assumed.",
};

/** The limits of CXone's flow API of steps: 5 s for a request and two retries. Nothing else is bounded. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "NICE CXone flow steps",
  nodes,
  keyDestinations: "any",
  timeoutDestinations: "any",
  speech: null,
  menuTimeoutMs: null,
  menuRepeats: null,
  cycles: "byClass",
  maxMenuDepth: null,
  maxPathDepth: null,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: 5000,
  callbackWaitMs: LONGEST_WAIT_MS,
  maxRequestRetries: 2,
  ...advisedThresholds,
  // The document: 4xx and 5xx must never share one way on.
  severities: { "errors-share-one-exit": "error" },
  rules: dialectRules,
  report: reportOf,
};

/** NICE CXone's flow API of steps: prompts, menus, requests to web services and sub-flows. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone flow steps",
  profile,
  scopes: ["flow:edit", "integration:manage", "api:read"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: {
    deletesFlows: false,
    repeatableCreate: true,
    listsResources: [],
    looksUpResources: ["flow"],
    ownIds: true,
    versioning: "inPlace",
  },
  // Document 002: 800 ms when the token is cached, 5 s for customer look-ups, 3 s where the answer decides the route.
  parts: { vaultSecrets: true, requestBudget: { inPathMs: 800, lookUpMs: 5000, routingMs: 3000 } },
  rate: RATE,
  settings: [
    {
      name: "environment",
      label: "CXone environment",
      hint: "The part of your address before niceincontact.com. Leave empty for us2.",
      required: false,
      placeholder: "us2",
      kind: "hostPart",
    },
    rateSetting(RATE),
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["environment"], "us2")}.niceincontact.com`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};
