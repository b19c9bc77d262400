import type { SandboxTraffic } from "../sandbox.ts";

const HOUR_MS = 3_600_000;

/** What every node sees in an hour of {@link steadyTraffic}. */
export const HOURLY = { entered: 40, abandoned: 10, answered: 30, averageWaitSeconds: 12 } as const;

/** Two whole days, in milliseconds since the epoch. */
export const STEADY_SPAN = { fromMs: Date.UTC(2026, 0, 3), toMs: Date.UTC(2026, 0, 5) } as const;

/** The same calls every hour at each of these nodes; without nodes nobody calls. */
export function steadyTraffic(nodeIds: readonly string[]): SandboxTraffic {
  const hours = (fromMs: number, toMs: number): number => Math.max(0, Math.floor((toMs - fromMs) / HOUR_MS));
  return {
    perNode: (_flowId, fromMs, toMs) =>
      nodeIds.map((nodeId) => ({
        nodeId,
        entered: HOURLY.entered * hours(fromMs, toMs),
        abandoned: HOURLY.abandoned * hours(fromMs, toMs),
        answered: HOURLY.answered * hours(fromMs, toMs),
        averageWaitSeconds: HOURLY.averageWaitSeconds,
      })),
    totals: (_flowId, fromMs, toMs) => {
      const calls = nodeIds.length === 0 ? 0 : HOURLY.entered * hours(fromMs, toMs);
      return { calls, completed: calls * 0.75, abandoned: calls * 0.25, totalSeconds: calls * 60 };
    },
  };
}
