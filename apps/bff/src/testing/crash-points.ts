import type { Scenario } from "./crash-drill.ts";

/** A crash point with what must be true afterwards: the final state, and how many writes the vendor saw in all. */
export interface DrilledPoint {
  readonly scenario: Scenario;
  readonly crashAt: string;
  readonly state: "live" | "unknown" | "rolledBack";
  readonly writes: number;
  /** Drilled in every test run; the others by `scripts/drill-crashes.ts`. */
  readonly always?: true;
}

/** Every numbered crash point that the documented dialects reach. */
export const DRILLED_POINTS: readonly DrilledPoint[] = [
  { scenario: "replace", crashAt: "queued:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "authenticating:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "authenticating:after", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "snapshotting:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "snapshotting:after", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "intending:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "intending:after", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "uploading:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "uploading:after", state: "live", writes: 1, always: true },
  { scenario: "replace", crashAt: "verifying:before", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "verifying:after", state: "live", writes: 1 },
  { scenario: "replace", crashAt: "finishing:before", state: "live", writes: 1, always: true },
  { scenario: "replace", crashAt: "finishing:after", state: "live", writes: 1 },
  { scenario: "create", crashAt: "snapshotting:after", state: "live", writes: 1 },
  { scenario: "create", crashAt: "intending:before", state: "live", writes: 1 },
  // Nobody can tell whether the request was sent: a person is asked.
  { scenario: "create", crashAt: "uploading:before", state: "unknown", writes: 0 },
  { scenario: "create", crashAt: "uploading:after", state: "unknown", writes: 1, always: true },
  { scenario: "create", crashAt: "verifying:before", state: "live", writes: 1 },
  { scenario: "undo", crashAt: "rollingBack:before", state: "rolledBack", writes: 2 },
  { scenario: "undo", crashAt: "rollingBack:after", state: "rolledBack", writes: 2, always: true },
];
