import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import { overridableLimits, type OverridableLimit, type OverrideFault } from "./overridable-limits.ts";
import { overrideSeverities } from "./override-severities.ts";
import type { Profile, Range } from "./profile.ts";

/**
 * A profile with the limits of one tenant's account: `{ maxConnectionsPerNode: 6, menuTimeoutMs: { min: 2000, max: 9000 },
 * speechLimit: 300, maxOptions: 7, severities: { "key-not-spoken": "error" } }`. What the vendor holds may only be narrowed,
 * since it refuses what is beyond whatever we say, unless its accounts differ (`widest`); what is only advised for callers may be widened, too; an error stays
 * one. Anything else is a fault, and all faults are told at once.
 */
export function applyProfileOverrides(profile: Profile, settings: Json): Result<Profile, readonly OverrideFault[]> {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    return err([{ pointer: "", message: "must be an object of limits" }]);
  const limits = overridableLimits(profile);
  const faults: OverrideFault[] = [];
  let changed = profile;
  for (const [name, value] of Object.entries(settings)) {
    const pointer = `/${pointerPart(name)}`;
    const next = name === "severities" ? withSeverities(changed, value) : withLimit(changed, { name, value, limits });
    if (next.ok) changed = next.value;
    else faults.push(...next.error.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` })));
  }
  return faults.length > 0 ? err(faults) : ok(changed);
}

type Changed = Result<Profile, readonly OverrideFault[]>;

function withSeverities(profile: Profile, value: Json): Changed {
  const severities = overrideSeverities(profile, value);
  return severities.ok ? ok({ ...profile, severities: severities.value }) : severities;
}

interface Wish {
  readonly name: string;
  readonly value: Json;
  readonly limits: readonly OverridableLimit[];
}

function withLimit(profile: Profile, { name, value, limits }: Wish): Changed {
  const limit = limits.find((known) => known.name === name);
  if (!limit) return refused(unknownWords(profile, { name, limits }));
  if (limit.shape === "range") return withRange(profile, limit, value);
  const most = limit.mayWiden ? null : (limit.widest ?? limit.present);
  const number = readNumber(value);
  if (number === null) return refused("must be a number, 0 or more");
  if (most !== null && number > most) return refused(`must be at most ${most}, the limit of the profile`);
  if (limit.name !== "speechLimit") return ok({ ...profile, [limit.name]: number });
  return ok(profile.speech ? { ...profile, speech: { ...profile.speech, limit: number } } : profile);
}

function unknownWords(profile: Profile, { name, limits }: Pick<Wish, "name" | "limits">): string {
  if (name === "speechLimit") return `cannot be narrowed, because ${profile.title} says no unit for it`;
  return `is no limit; known are ${[...limits.map((limit) => limit.name), "severities"].join(", ")}`;
}

function withRange(profile: Profile, limit: Extract<OverridableLimit, { shape: "range" }>, value: Json): Changed {
  const range = readRange(value);
  if (range === null) return refused("must be { min, max }, two numbers of which the first is not the greater");
  const present: Range = limit.present ?? { min: 0, max: Infinity };
  if (range.min < present.min || range.max > present.max)
    return refused(`must lie within ${present.min} and ${present.max}, the limits of ${profile.title}`);
  return ok({ ...profile, [limit.name]: range });
}

function readRange(value: Json): Range | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { min: from, max: until, ...others } = value;
  const [min, max] = [readNumber(from ?? null), readNumber(until ?? null)];
  return min === null || max === null || min > max || Object.keys(others).length > 0 ? null : { min, max };
}

function readNumber(value: Json): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}

function refused(message: string): Changed {
  return err([{ pointer: "", message }]);
}

function pointerPart(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
