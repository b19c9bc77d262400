import type { Json, NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { dialectRules } from "./rules/index.ts";

const DIALECT_ID = "cxone-campaign-rules";

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
  vendorBlock: "unsupported",
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
  maxPathDepth: 15,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  severities: {},
  rules: dialectRules,
};

/** NICE CXone's campaign rules: recorded greetings, menus, transfers and queues for the calls of one campaign. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone campaign rules",
  profile,
  scopes: ["ivr:flow:write", "ivr:flow:read", "campaign:manage", "media:read", "event:webhook:write", "analytics:read"],
  steps: ["authenticating", "snapshotting", "uploading", "validating", "compiling", "activating", "verifying"],
  capabilities: { deletesFlows: true, repeatableCreate: false, listsResources: [] },
  settings: [
    {
      name: "tenantHost",
      label: "Host of your CXone tenant, for instance acme.niceincontact.com",
      required: true,
      placeholder: "acme.niceincontact.com",
    },
    {
      name: "campaignId",
      label: "Campaign of the flows that name none",
      required: false,
      placeholder: "camp_9x8y7z",
    },
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["tenantHost"], "tenant.niceincontact.com")}`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};

// Part of a host name, so nothing else may get into it.
function hostPart(setting: Json | undefined, otherwise: string): string {
  return typeof setting === "string" && /^[A-Za-z0-9.-]{1,63}$/.test(setting) ? setting : otherwise;
}
