import type { Json, NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { dialectRules } from "./rules/index.ts";

const DIALECT_ID = "cxone-flow-steps";

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
  vendorBlock: "unsupported",
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
  maxRequestRetries: 2,
  ...advisedThresholds,
  severities: {},
  rules: dialectRules,
};

/** NICE CXone's flow API of steps: prompts, menus, requests to web services and sub-flows. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone flow steps",
  profile,
  scopes: ["flow:edit", "integration:manage", "api:read"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: { deletesFlows: false, repeatableCreate: true, listsResources: [] },
  settings: [
    {
      name: "environment",
      label: "CXone environment, the part of your address before niceincontact.com (us2 when empty)",
      required: false,
      placeholder: "us2",
    },
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["environment"], "us2")}.niceincontact.com`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};

// Part of a host name, so nothing else may get into it.
function hostPart(setting: Json | undefined, otherwise: string): string {
  return typeof setting === "string" && /^[A-Za-z0-9.-]{1,63}$/.test(setting) ? setting : otherwise;
}
