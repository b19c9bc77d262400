import type { GuardAction } from "@tonegraph/api-contract";
import type { FlowAlarmLimit, FlowVerdict } from "@tonegraph/call-analytics";

/** What follows from an alarm. */
export interface Decision {
  readonly did: GuardAction;
  /** Why less is done than the settings ask for. */
  readonly limit: FlowAlarmLimit | null;
}

/** What follows from a verdict under a setting; null where nothing does. The figures may allow less than the setting asks for. */
export function decide(verdict: FlowVerdict, action: GuardAction): Decision | null {
  if (verdict.kind !== "alarm") return null;
  if (action !== "rollBack" || verdict.strongest === "rollBack") return { did: action, limit: null };
  return { did: "ask", limit: verdict.why };
}
