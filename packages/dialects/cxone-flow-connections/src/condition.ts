import { parseExpression } from "@tonegraph/expressions";
import { DTMF_KEYS } from "@tonegraph/flow-model";

/** The condition of a key press: `dtmf == '1'`. */
export function keyCondition(key: string): string {
  return `dtmf == '${key}'`;
}

/** What callers do when this condition holds: a key, `timeout` or `invalid`; null where it is no condition on keys. */
export function dtmfOf(condition: string): string | null {
  const value = /^dtmf == '([^']*)'$/.exec(condition)?.[1];
  return value !== undefined && [...DTMF_KEYS, "timeout", "invalid"].some((known) => known === value) ? value : null;
}

/** Whether the vendor can read this condition: always, a key, or an expression on variables. */
export function isCondition(condition: string): boolean {
  return condition === "true" || dtmfOf(condition) !== null || parseExpression(condition).ok;
}
