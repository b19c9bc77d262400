import type { NodeOfKind } from "@tonegraph/flow-model";
import type { BreakerState } from "../../call-setup.ts";
import { remark } from "../../engine/remark.ts";
import type { Run } from "../../engine/run.ts";

type Breaker = NonNullable<NodeOfKind<"httpRequest">["circuitBreaker"]>;

const CLOSED: BreakerState = { failures: 0, openUntilMs: null };

/** Whether the breaker of the present block lets nothing through now. When its cool-down is over, one request may try. */
export function isBreakerOpen(run: Run): boolean {
  const { openUntilMs } = breakerOf(run);
  const now = momentOf(run);
  if (openUntilMs === null || now >= openUntilMs) return false;
  remark(run, "breakerOpen", { forMs: openUntilMs - now });
  return true;
}

/** Counts a failure, or forgets those before. Enough in a row open the breaker; so does one after the cool-down. */
export function countOutcome(run: Run, { failures: most, coolDownMs }: Breaker, failed: boolean): void {
  const before = breakerOf(run);
  if (!failed) {
    if (before.failures > 0) keep(run, CLOSED);
    return;
  }
  const failures = before.failures + 1;
  const opens = failures >= Math.max(1, most);
  keep(run, { failures, openUntilMs: opens ? momentOf(run) + Math.max(0, coolDownMs) : null });
  if (opens) remark(run, "breakerOpened", { failures, coolDownMs });
}

function breakerOf(run: Run): BreakerState {
  const { breakers } = run.call;
  const key = keyOf(run);
  return (Object.hasOwn(breakers, key) ? breakers[key] : undefined) ?? CLOSED;
}

function keep(run: Run, state: BreakerState): void {
  run.call.breakers = { ...run.call.breakers, [keyOf(run)]: state };
}

function keyOf({ call: { flowId, nodeId } }: Run): string {
  return flowId === null ? nodeId : `${flowId}/${nodeId}`;
}

function momentOf({ call }: Run): number {
  return call.clockMs + call.atMs;
}
