import type { Json, NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { dialectRules } from "./rules/index.ts";

const DIALECT_ID = "cxone-flow-connections";

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
  vendorBlock: "unsupported",
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
  maxConnections: 50,
  maxConnectionsPerNode: 10,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  severities: { "unreachable-node": "error" },
  rules: dialectRules,
};

/** NICE CXone's flow API of connections: who leads where, and nothing of what is said. */
export const descriptor: DialectDescriptor = {
  id: DIALECT_ID,
  vendor: "NICE CXone",
  title: "NICE CXone flow connections",
  profile,
  scopes: ["flows:write", "flows:read"],
  steps: ["authenticating", "snapshotting", "uploading", "verifying"],
  capabilities: { deletesFlows: false, repeatableCreate: true, listsResources: [] },
  settings: [
    {
      name: "org",
      label: "CXone organisation, the part of your address before api.nice.incontact.com",
      required: true,
      placeholder: "acme",
    },
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["org"], "org")}.api.nice.incontact.com`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};

// Part of a host name, so nothing else may get into it.
function hostPart(setting: Json | undefined, otherwise: string): string {
  return typeof setting === "string" && /^[A-Za-z0-9.-]{1,63}$/.test(setting) ? setting : otherwise;
}
