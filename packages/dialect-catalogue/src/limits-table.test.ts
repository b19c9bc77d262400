import type { Destinations, Profile, Range } from "@tonegraph/flow-validation";
import { describe, expect, it } from "vitest";
import { targets } from "./index.ts";
import { portableProfile } from "./portable-profile.ts";

/** The table "Limits per profile" of the format's description, row by row; a dash is `null` or "any". */
interface Limits {
  readonly speech: readonly [limit: number, unit: string, overflow: string] | null;
  readonly menuTimeoutMs: Range | null;
  readonly menuRepeats: Range | null;
  readonly maxMenuDepth: number | null;
  readonly maxPathDepth: number | null;
  readonly maxConnectionsPerNode: number | null;
  readonly maxConnections: number | null;
  readonly cycles: Profile["cycles"];
  readonly keyDestinations: Destinations;
  /** Codes of the rules that say what no number can. */
  readonly ownRules: readonly string[];
}

const none = {
  speech: null,
  menuTimeoutMs: null,
  menuRepeats: null,
  maxMenuDepth: null,
  maxPathDepth: null,
  maxConnectionsPerNode: null,
  maxConnections: null,
  cycles: "byClass",
  keyDestinations: "any",
  ownRules: [],
} as const;

const TABLE: Readonly<Record<string, Limits>> = {
  "cxone-ivr-menus": {
    ...none,
    speech: [450, "characters", "refused"],
    menuTimeoutMs: { min: 1000, max: 30_000 },
    menuRepeats: { min: 1, max: 5 },
    keyDestinations: ["queue", "agent", "externalNumber"],
    ownRules: [
      "foreign-block",
      "hang-up-without-fallback",
      "menu-not-first",
      "menu-without-keys",
      "text-not-plain",
      "twice-at-vendor",
    ],
  },
  "cxone-flow-connections": {
    ...none,
    maxConnectionsPerNode: 10,
    maxConnections: 50,
    cycles: "forbidden",
    ownRules: ["block-not-carried"],
  },
  "cxone-flow-steps": { ...none, ownRules: ["not-carried-by-steps", "routing-request-too-slow"] },
  // A recording for every greeting, and a fallback that is required.
  "cxone-campaign-rules": {
    ...none,
    maxPathDepth: 15,
    ownRules: ["fallback-missing", "greeting-not-recorded", "not-carried-by-campaign-rules"],
  },
  // "Tree only": no way round, and no menu in two places.
  "genesys-menu-flows": {
    ...none,
    menuTimeoutMs: { min: 1000, max: 60_000 },
    maxMenuDepth: 5,
    cycles: "forbidden",
    keyDestinations: ["queue", "agent", "subflow", "menu"],
    ownRules: ["copy-not-unique", "id-not-unique", "menu-not-at-start", "menu-shared", "prompt-not-carried"],
  },
  // The strictest of each row.
  portable: {
    speech: [450, "characters", "refused"],
    menuTimeoutMs: { min: 1000, max: 30_000 },
    menuRepeats: { min: 1, max: 5 },
    maxMenuDepth: 5,
    maxPathDepth: 15,
    maxConnectionsPerNode: 10,
    maxConnections: 50,
    cycles: "forbidden",
    keyDestinations: ["queue", "agent"],
    ownRules: [
      "foreign-block",
      "hang-up-without-fallback",
      "menu-not-first",
      "menu-without-keys",
      "text-not-plain",
      "twice-at-vendor",
      "block-not-carried",
      "not-carried-by-steps",
      "routing-request-too-slow",
      "fallback-missing",
      "greeting-not-recorded",
      "not-carried-by-campaign-rules",
      "copy-not-unique",
      "id-not-unique",
      "menu-not-at-start",
      "menu-shared",
      "prompt-not-carried",
    ],
  },
};

/** The dialects of the table. One that was added has its own table beside it, and makes `portable` stricter. */
const documented = targets.filter(({ id }) => id in TABLE);
const profiles = new Map(
  [...documented.map(({ profile }) => profile), portableProfile(documented)].map((each) => [each.id, each]),
);

function limitsOf(profile: Profile): Limits {
  const { speech, menuTimeoutMs, menuRepeats, maxMenuDepth, maxPathDepth, rules } = profile;
  const { maxConnectionsPerNode, maxConnections, cycles, keyDestinations } = profile;
  return {
    speech: speech && [speech.limit, speech.unit, speech.overflow],
    menuTimeoutMs,
    menuRepeats,
    maxMenuDepth,
    maxPathDepth,
    maxConnectionsPerNode,
    maxConnections,
    cycles,
    keyDestinations,
    ownRules: rules.map(({ code }) => code),
  };
}

describe("the limits of every profile", () => {
  it("are in the table for each of the documented dialects", () => {
    expect([...profiles.keys()].toSorted()).toEqual(Object.keys(TABLE).toSorted());
  });

  it.each(Object.entries(TABLE))("of %s are those of the table", (id, limits) => {
    const profile = profiles.get(id);
    expect(profile && limitsOf(profile)).toEqual(limits);
  });

  it("of requests are 5 s, 120 s until a later answer, and two retries where the target makes requests, and the same under portable", () => {
    const limited = documented.filter(
      ({ profile }) => profile.nodes.httpRequest !== "unsupported" && profile.speech === null,
    );
    expect(limited.map(({ id }) => id)).toEqual(["cxone-flow-connections", "cxone-flow-steps"]);
    for (const id of ["cxone-flow-steps", "portable"])
      expect(profiles.get(id)).toMatchObject({
        requestTimeoutMs: 5000,
        callbackWaitMs: 120_000,
        maxRequestRetries: 2,
      });
  });

  it("make a block that no call reaches an error only where the table says so, and so under portable", () => {
    const strict = [...profiles.values()].filter((profile) => profile.severities["unreachable-node"] === "error");
    expect(strict.map((profile) => profile.id)).toEqual(["cxone-flow-connections", "portable"]);
  });

  it("leave under portable the blocks that every target carries", () => {
    const nodes = profiles.get("portable")?.nodes ?? {};
    const carried = Object.entries(nodes).flatMap(([kind, support]) => (support === "unsupported" ? [] : [kind]));
    expect(carried).toEqual(["start", "message", "menu", "queue"]);
  });
});
