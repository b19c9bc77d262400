import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import type { Profile, Range } from "./profile.ts";

/** What is wrong with one setting; `pointer` is a JSON pointer into the settings. */
export interface OverrideFault {
  readonly pointer: string;
  readonly message: string;
}

type NumberLimit = (typeof NUMBER_LIMITS)[number];
type RangeLimit = (typeof RANGE_LIMITS)[number];

const NUMBER_LIMITS = [
  "maxMenuDepth",
  "maxPathDepth",
  "maxConnections",
  "maxConnectionsPerNode",
  "requestTimeoutMs",
  "maxRequestRetries",
  "deadAirMs",
  "maxOptions",
  "promptSeconds",
  "firstOptionSeconds",
] as const;
const RANGE_LIMITS = ["menuTimeoutMs", "menuRepeats"] as const;

/**
 * A profile with the limits of one tenant's account: `{ maxConnectionsPerNode: 6, menuTimeoutMs: { min: 2000, max: 9000 },
 * speechLimit: 300 }`. Settings may only narrow, since the vendor refuses what is beyond its own limits whatever we say;
 * anything else in them is a fault, and all faults are told at once.
 */
export function applyProfileOverrides(profile: Profile, settings: Json): Result<Profile, readonly OverrideFault[]> {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    return err([{ pointer: "", message: "must be an object of limits" }]);
  const faults: OverrideFault[] = [];
  let narrowed = profile;
  for (const [name, value] of Object.entries(settings)) {
    const next = narrow(narrowed, name, value);
    if (typeof next === "string") faults.push({ pointer: `/${pointerPart(name)}`, message: next });
    else narrowed = next;
  }
  return faults.length > 0 ? err(faults) : ok(narrowed);
}

/** The narrower profile, or what is wrong with the setting. */
function narrow(profile: Profile, name: string, value: Json): Profile | string {
  if (isNumberLimit(name)) {
    const fault = numberFault(value, profile[name]);
    return fault ?? { ...profile, [name]: value };
  }
  if (isRangeLimit(name)) return narrowRange(profile, name, value);
  if (name === "speechLimit") return narrowSpeech(profile, value);
  const known = [...NUMBER_LIMITS, ...RANGE_LIMITS, "speechLimit"].join(", ");
  return `is no limit; known are ${known}`;
}

function narrowRange(profile: Profile, name: RangeLimit, value: Json): Profile | string {
  const range = readRange(value);
  if (range === null) return "must be { min, max }, two numbers of which the first is not the greater";
  const present: Range = profile[name] ?? { min: 0, max: Infinity };
  if (range.min < present.min || range.max > present.max)
    return `must lie within ${present.min} and ${present.max}, the limits of ${profile.title}`;
  return { ...profile, [name]: range };
}

function readRange(value: Json): Range | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { min, max, ...others } = value;
  if (numberFault(min ?? null, null) !== null || numberFault(max ?? null, null) !== null) return null;
  if (typeof min !== "number" || typeof max !== "number") return null;
  return min > max || Object.keys(others).length > 0 ? null : { min, max };
}

function narrowSpeech(profile: Profile, value: Json): Profile | string {
  if (profile.speech === null) return `cannot be narrowed, because ${profile.title} says no unit for it`;
  const fault = numberFault(value, profile.speech.limit);
  if (fault !== null || typeof value !== "number") return fault ?? "must be a number";
  return { ...profile, speech: { ...profile.speech, limit: value } };
}

function numberFault(value: Json, present: number | null): string | null {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return "must be a number, 0 or more";
  return present !== null && value > present ? `must be at most ${present}, the limit of the profile` : null;
}

function isNumberLimit(name: string): name is NumberLimit {
  return NUMBER_LIMITS.some((known) => known === name);
}

function isRangeLimit(name: string): name is RangeLimit {
  return RANGE_LIMITS.some((known) => known === name);
}

function pointerPart(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
