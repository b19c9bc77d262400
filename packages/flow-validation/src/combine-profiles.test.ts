import { describe, expect, it } from "vitest";
import { combineProfiles } from "./combine-profiles.ts";
import { nodeRule } from "./node-rule.ts";
import type { Profile } from "./profile.ts";
import { permissiveProfile } from "./testing/permissive-profile.ts";

const combined = (...parts: Partial<Profile>[]) =>
  combineProfiles(
    "portable",
    "Every dialect",
    parts.map((part) => ({ ...permissiveProfile, ...part })),
  );
const rule = (code: string) => nodeRule({ code, severity: "warning", checkNode: () => [] });

describe("combineProfiles", () => {
  it("of none, or of permissive ones, has no limits", () => {
    expect(combineProfiles("permissive", "No limits", [])).toEqual(permissiveProfile);
    expect(combineProfiles("permissive", "No limits", [permissiveProfile, permissiveProfile])).toEqual(
      permissiveProfile,
    );
  });

  it.each<[string, Partial<Profile>[], Partial<Profile>]>([
    [
      "the narrowest range",
      [{ menuTimeoutMs: { min: 1000, max: 30_000 } }, { menuTimeoutMs: { min: 500, max: 20_000 } }, {}],
      { menuTimeoutMs: { min: 1000, max: 20_000 } },
    ],
    [
      "an empty range of contradictions",
      [{ menuRepeats: { min: 3, max: 5 } }, { menuRepeats: { min: 0, max: 1 } }],
      { menuRepeats: { min: 3, max: 1 } },
    ],
    [
      "the shortest speech",
      [
        { speech: { unit: "characters", limit: 450, overflow: "refused" } },
        { speech: { unit: "utf8Bytes", limit: 5000, overflow: "cut" } },
        { speech: null },
      ],
      { speech: { unit: "characters", limit: 450, overflow: "refused" } },
    ],
    [
      "of equal speech the unit that counts most",
      [
        { speech: { unit: "characters", limit: 450, overflow: "refused" } },
        { speech: { unit: "utf8Bytes", limit: 450, overflow: "cut" } },
      ],
      { speech: { unit: "utf8Bytes", limit: 450, overflow: "cut" } },
    ],
    [
      "what all keys may lead to",
      [{ keyDestinations: ["queue", "agent"] }, { keyDestinations: "any" }, { keyDestinations: ["agent", "menu"] }],
      { keyDestinations: ["agent"] },
    ],
    [
      "what all silences may lead to",
      [{ timeoutDestinations: ["queue", "hangup"] }, { timeoutDestinations: ["hangup", "agent"] }, {}],
      { timeoutDestinations: ["hangup"] },
    ],
    ["the strictest about cycles", [{ cycles: "byClass" }, { cycles: "forbidden" }], { cycles: "forbidden" }],
    [
      "the smallest numbers",
      [{ maxMenuDepth: 5, maxConnections: 50 }, { maxMenuDepth: 3, maxConnectionsPerNode: 10 }, { maxPathDepth: 15 }],
      { maxMenuDepth: 3, maxConnections: 50, maxConnectionsPerNode: 10, maxPathDepth: 15 },
    ],
    [
      "the tightest care for callers",
      [
        {
          requestTimeoutMs: 5000,
          callbackWaitMs: 120_000,
          deadAirMs: 3000,
          promptSeconds: 20,
          assumedVariableLength: 20,
        },
        { maxRequestRetries: 2, deadAirMs: 2000, maxOptions: 4, firstOptionSeconds: 8, assumedVariableLength: 40 },
      ],
      {
        requestTimeoutMs: 5000,
        callbackWaitMs: 120_000,
        maxRequestRetries: 2,
        deadAirMs: 2000,
        maxOptions: 4,
        promptSeconds: 20,
        firstOptionSeconds: 8,
        assumedVariableLength: 40,
      },
    ],
    [
      "one segment that is all there is before segments that can be chained",
      [
        { speech: { unit: "characters", limit: Infinity, overflow: "cut", segment: { limit: 300, chainable: true } } },
        { speech: { unit: "utf8Bytes", limit: 900, overflow: "cut", segment: { limit: 350, chainable: false } } },
        { speech: { unit: "characters", limit: 450, overflow: "refused" } },
      ],
      { speech: { unit: "utf8Bytes", limit: 900, overflow: "cut", segment: { limit: 350, chainable: false } } },
    ],
    [
      "the worst support",
      [
        { nodes: { ...permissiveProfile.nodes, collect: "approximated", hours: "unsupported" } },
        { nodes: { ...permissiveProfile.nodes, collect: "unsupported", hours: "approximated", agent: "approximated" } },
      ],
      { nodes: { ...permissiveProfile.nodes, collect: "unsupported", hours: "unsupported", agent: "approximated" } },
    ],
    [
      "the gravest severity",
      [{ severities: { "unreachable-node": "error" } }, {}],
      { severities: { "unreachable-node": "error" } },
    ],
    [
      "a rule's own severity where another profile only lowers it",
      [{ severities: { "dead-end": "info" } }, {}],
      { severities: { "dead-end": "error" } },
    ],
    [
      "a lowered severity where all lower it",
      [{ severities: { "dead-end": "info" } }, { severities: { "dead-end": "warning" } }],
      { severities: { "dead-end": "warning" } },
    ],
  ])("takes %s", (_what, parts, expected) => {
    expect(combined(...parts)).toEqual({ ...permissiveProfile, id: "portable", title: "Every dialect", ...expected });
  });

  it("runs each rule of any once", () => {
    const shared = rule("a");
    expect(combined({ rules: [shared] }, { rules: [shared, rule("b")] }).rules.map(({ code }) => code)).toEqual([
      "a",
      "b",
    ]);
  });
});
