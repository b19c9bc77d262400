import type { Profile, Range } from "./profile.ts";

/** What is wrong with one setting; `pointer` is a JSON pointer into the settings. */
export interface OverrideFault {
  readonly pointer: string;
  readonly message: string;
}

/** Limits that a vendor holds whatever we say: a tenant's account may only take less. */
const HELD_LIMITS = [
  "maxMenuDepth",
  "maxPathDepth",
  "maxConnections",
  "maxConnectionsPerNode",
  "requestTimeoutMs",
  "callbackWaitMs",
  "maxRequestRetries",
] as const;
/** What is good for callers, which the people of a tenant may see otherwise in both directions. */
const ADVISED_LIMITS = [
  "deadAirMs",
  "maxOptions",
  "promptSeconds",
  "firstOptionSeconds",
  "assumedVariableLength",
] as const;
const RANGE_LIMITS = ["menuTimeoutMs", "menuRepeats"] as const;

/** The name of a limit that is one number. */
export type NumberLimit = (typeof HELD_LIMITS)[number] | (typeof ADVISED_LIMITS)[number];
/** The name of a limit that is a range. */
export type RangeLimit = (typeof RANGE_LIMITS)[number];

/** A limit that a tenant may have its own of; `present` is the profile's, null where it has none. */
export type OverridableLimit =
  | {
      readonly name: NumberLimit | "speechLimit";
      readonly shape: "number";
      readonly present: number | null;
      readonly mayWiden: boolean;
      /** The most that a tenant may have, where that is more than the profile's. */
      readonly widest?: number;
    }
  | { readonly name: RangeLimit; readonly shape: "range"; readonly present: Range | null; readonly mayWiden: false };

/** The limits of a profile that `applyProfileOverrides` takes, in a fixed order. */
export function overridableLimits(profile: Profile): readonly OverridableLimit[] {
  const { speech } = profile;
  return [
    ...(speech
      ? [{ name: "speechLimit", shape: "number", present: finite(speech.limit), mayWiden: false } as const]
      : []),
    ...RANGE_LIMITS.map((name) => ({ name, shape: "range", present: profile[name], mayWiden: false }) as const),
    ...HELD_LIMITS.map((name) => ({
      ...({ name, shape: "number", present: profile[name] ?? null, mayWiden: false } as const),
      ...(profile.widest?.[name] === undefined ? {} : { widest: profile.widest[name] }),
    })),
    ...ADVISED_LIMITS.map((name) => ({ name, shape: "number", present: profile[name], mayWiden: true }) as const),
  ];
}

function finite(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null;
}
