import { err, ok, type Json, type Result, type Severity } from "@tonegraph/flow-model";
import { commonRules } from "./all-rules.ts";
import type { OverrideFault } from "./overridable-limits.ts";
import type { Profile } from "./profile.ts";

const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];

/** What a tenant's severities come to: those of the profile with these instead, or everything that is wrong with them. */
export function overrideSeverities(
  profile: Profile,
  value: Json,
): Result<Profile["severities"], readonly OverrideFault[]> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return err([{ pointer: "", message: 'must be an object such as { "too-many-options": "info" }' }]);
  const usual = new Map<string, Severity>(
    [...commonRules, ...profile.rules].map((rule) => [rule.code, profile.severities[rule.code] ?? rule.severity]),
  );
  const faults: OverrideFault[] = [];
  const severities: Record<string, Severity> = { ...profile.severities };
  for (const [code, wished] of Object.entries(value)) {
    const severity = SEVERITIES.find((known) => known === wished);
    const fault = faultOf(usual.get(code), severity);
    if (fault !== null)
      faults.push({ pointer: `/${code.replaceAll("~", "~0").replaceAll("/", "~1")}`, message: fault });
    else if (severity !== undefined) severities[code] = severity;
  }
  return faults.length > 0 ? err(faults) : ok(severities);
}

function faultOf(usual: Severity | undefined, severity: Severity | undefined): string | null {
  if (usual === undefined) return "is the code of no rule";
  if (severity === undefined) return `must be one of ${SEVERITIES.join(", ")}`;
  return usual === "error" && severity !== "error" ? "stays an error, because callers would suffer" : null;
}
