import type { Json, NodeKind } from "@tonegraph/flow-model";
import { advisedThresholds, type NodeSupport, type Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { dialectRules } from "./rules/index.ts";

const DIALECT_ID = "genesys-menu-flows";

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
  maxMenuDepth: 5,
  maxPathDepth: null,
  maxConnections: null,
  maxConnectionsPerNode: null,
  requestTimeoutMs: null,
  maxRequestRetries: null,
  ...advisedThresholds,
  severities: {},
  rules: dialectRules,
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
  capabilities: { deletesFlows: false, repeatableCreate: false, listsResources: [] },
  settings: [
    {
      name: "environment",
      label: "Genesys Cloud host, for instance mypurecloud.com",
      required: true,
      placeholder: "mypurecloud.com",
    },
  ],
  defaultUrls(settings) {
    const baseUrl = `https://${hostPart(settings["environment"], "mypurecloud.com")}`;
    return { baseUrl, authUrl: `${baseUrl}/oauth/token` };
  },
};

// Part of a host name, so nothing else may get into it.
function hostPart(setting: Json | undefined, otherwise: string): string {
  return typeof setting === "string" && /^[A-Za-z0-9.-]{1,63}$/.test(setting) ? setting : otherwise;
}
