import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { hostPart, rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { MAX_CONNECTIONS, MAX_CONNECTIONS_PER_NODE, PER_NODE_SETTING } from "./limits.ts";
import { dialectRules } from "./rules/index.ts";
import { DIALECT_ID } from "./wire.ts";

const nodes: Readonly<Record<NodeKind, NodeSupport>> = {
  start: "supported",
  message: "approximated",
  menu: "approximated",
  collect: "approximated",
  language: "approximated",
  condition: "supported",
  hours: "approximated",
  setVariables: "approximated",
  transform: "approximated",
  httpRequest: "approximated",
  subflow: "approximated",
  queue: "approximated",
  agent: "approximated",
  externalNumber: "approximated",
  voicemail: "approximated",
  hangup: "supported",
  vendorBlock: "supported",
};

/** The document only says that too many requests are answered with 429, so the number is ours. */
export const RATE: UsualRate = {
  requestsPerSecond: 20,
  source: "NICE CXone's document names no number, so this one is assumed.",
};

/** The limits of CXone's flow API that takes connections: 50 in one batch, 10 leaving a node, no cycle. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "NICE CXone flow connections",
  nodes,
  keyDestinations: "any",
  timeoutDestinations: "any",
  speech: null,
  menuTimeoutMs: null,
  menuRepeats: null,
  cycles: "forbidden",
  maxMenuDepth: null,
  maxPathDepth: null,
  maxConnections: MAX_CONNECTIONS,
  maxConnectionsPerNode: MAX_CONNECTIONS_PER_NODE,
  widest: { maxConnectionsPerNode: MAX_CONNECTIONS },
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  // Prompts are not sent: one that is missing keeps nothing from being published.
  severities: { "unreachable-node": "error", "missing-prompt": "warning" },
  rules: dialectRules,
  report: (flow, graph) => compileFlow(flow, { graph }).report,
};

/** NICE CXone's flow API of connections: who leads where, and nothing of what is said. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone flow connections",
  profile,
  scopes: ["flows:write", "flows:read"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: {
    deletesFlows: false,
    repeatableCreate: true,
    listsResources: [],
    ownIds: true,
    unseenKinds: ["queue", "agent", "externalNumber", "voicemail"],
  },
  rate: RATE,
  settings: [
    {
      name: "org",
      label: "CXone organisation",
      hint: "The part of your address before api.nice.incontact.com.",
      required: true,
      placeholder: "acme",
      kind: "hostPart",
    },
    PER_NODE_SETTING,
    {
      name: "webhookUrl",
      label: "Webhook address",
      hint: "Told of every flow that was registered. Leave empty for none.",
      required: false,
      // No example: trial accounts are filled with these, and nobody is there to be told.
      placeholder: "",
      kind: "url",
    },
    rateSetting(RATE),
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["org"], "org")}.api.nice.incontact.com`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};
