import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { hostPart, rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { dialectRules } from "./rules/index.ts";
import { DIALECT_ID } from "./wire.ts";

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
  agent: "supported",
  externalNumber: "supported",
  voicemail: "unsupported",
  hangup: "supported",
  vendorBlock: "supported",
};

/** The document only says that too many requests are answered with 429, so the number is ours. */
export const RATE: UsualRate = {
  requestsPerSecond: 20,
  source: "NICE CXone's document names no number, so this one is assumed.",
};

/** The limits of CXone's documented IVR API, as its own validator has them. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "NICE CXone IVR menus",
  nodes,
  keyDestinations: ["queue", "agent", "externalNumber"],
  timeoutDestinations: ["queue", "agent", "externalNumber", "hangup"],
  speech: { unit: "characters", limit: 450, overflow: "refused" },
  menuTimeoutMs: { min: 1000, max: 30_000 },
  menuRepeats: { min: 1, max: 5 },
  cycles: "byClass",
  maxMenuDepth: null,
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

/** NICE CXone's documented IVR API: one menu per flow, keys lead to queues, agents and telephone numbers. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone IVR menus",
  profile,
  scopes: ["ivr:read", "ivr:write", "analytics:read"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: {
    deletesFlows: false,
    repeatableCreate: false,
    listsResources: [],
    figures: { perNode: true, grain: "hour" },
  },
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
    const environment = hostPart(settings["environment"], "us2");
    return {
      baseUrl: `https://api.${environment}.niceincontact.com`,
      authUrl: `https://login.${environment}.niceincontact.com/oauth2/token`,
    };
  },
};
