import type { NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import { hostPart, rateSetting, type DialectDescriptor, type UsualRate } from "@tonegraph/vendor-kit";
import { compileFlow } from "./compile/index.ts";
import { MAX_PATH_DEPTH } from "./path-depth.ts";
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
  agent: "unsupported",
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

/** The limits of CXone's campaign rules: ways of at most 15 nodes, recorded greetings, a fallback. */
export const profile: Profile = {
  id: DIALECT_ID,
  title: "NICE CXone campaign rules",
  nodes,
  keyDestinations: "any",
  timeoutDestinations: "any",
  speech: null,
  menuTimeoutMs: null,
  menuRepeats: null,
  cycles: "byClass",
  maxMenuDepth: null,
  maxPathDepth: MAX_PATH_DEPTH,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  // A menu behind a recording may say nothing itself; that a message needs one is an error of this dialect's own.
  severities: { "missing-prompt": "warning" },
  rules: dialectRules,
  report: (flow, graph) => compileFlow(flow, { graph }).report,
};

/** NICE CXone's campaign rules: recorded greetings, menus, transfers and queues for the calls of one campaign. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone campaign rules",
  profile,
  scopes: ["ivr:flow:write", "ivr:flow:read", "campaign:manage", "media:read", "event:webhook:write", "analytics:read"],
  steps: ["authenticating", "snapshotting", "uploading", "validating", "compiling", "activating", "verifying"],
  capabilities: {
    deletesFlows: true,
    repeatableCreate: false,
    listsResources: [],
    looksUpResources: ["asset"],
    versioning: "newFlow",
    activationWindow: true,
    figures: { perNode: false, grain: "day", figures: ["totalSeconds", "completionRate"] },
  },
  parts: { campaign: true, recordings: true },
  rate: RATE,
  settings: [
    {
      name: "tenantHost",
      label: "CXone host",
      hint: "The host of your tenant, for instance acme.niceincontact.com.",
      required: true,
      placeholder: "acme.niceincontact.com",
      kind: "hostPart",
    },
    {
      name: "campaignId",
      label: "Usual campaign",
      hint: "The id of the campaign of flows that name none.",
      required: false,
      placeholder: "camp_9x8y7z",
      kind: "id",
    },
    {
      name: "webhookUrl",
      label: "Webhook address",
      hint: "Told by CXone of calls that end, fail or are transferred. Leave empty for none.",
      required: false,
      placeholder: "https://hooks.example.com/cxone",
      kind: "url",
    },
    rateSetting(RATE),
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["tenantHost"], "tenant.niceincontact.com")}`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};
