import type { NodeId } from "@tonegraph/flow-model";
import type { BreakerStates } from "@tonegraph/flow-simulator";

/** What a request's circuit breaker remembers, for people. */
export interface RememberedBreaker {
  readonly key: string;
  /** `null`: the block is in the flow itself. */
  readonly flowId: string | null;
  readonly nodeId: NodeId;
  readonly failures: number;
  /** How long it lets nothing through, from when the next call arrives; 0: it is closed, or may be tried. */
  readonly openForMs: number;
}

/** Breakers that remember something, as a call finds them that arrives at a moment (milliseconds since 1970). */
export function rememberedBreakers(breakers: BreakerStates, arrivesMs: number): readonly RememberedBreaker[] {
  return Object.entries(breakers).flatMap(([key, { failures, openUntilMs }]) => {
    if (failures === 0) return [];
    const slash = key.indexOf("/");
    const place = { flowId: slash < 0 ? null : key.slice(0, slash), nodeId: key.slice(slash + 1) };
    return [{ key, ...place, failures, openForMs: Math.max(0, (openUntilMs ?? 0) - arrivesMs) }];
  });
}
