import type { Profile } from "../profile.ts";
import { permissiveProfile } from "./permissive-profile.ts";

/** A profile in which every limit is tight, so that arbitrary flows break every rule that reads one. */
export const strictProfile: Profile = {
  ...permissiveProfile,
  id: "strict",
  title: "Tight limits",
  nodes: { ...permissiveProfile.nodes, collect: "unsupported", transform: "approximated" },
  keyDestinations: ["queue", "agent"],
  timeoutDestinations: ["queue", "hangup"],
  speech: { unit: "utf8Bytes", limit: 12, overflow: "cut" },
  menuTimeoutMs: { min: 2000, max: 4000 },
  menuRepeats: { min: 1, max: 2 },
  maxMenuDepth: 1,
  maxPathDepth: 2,
  maxConnections: 2,
  maxConnectionsPerNode: 1,
  requestTimeoutMs: 1000,
  callbackWaitMs: 10_000,
  maxRequestRetries: 0,
  deadAirMs: 1000,
  maxOptions: 1,
  promptSeconds: 1,
  firstOptionSeconds: 1,
  assumedVariableLength: 10,
  severities: { "unreachable-node": "error" },
};
