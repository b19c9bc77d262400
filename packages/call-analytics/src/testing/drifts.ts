/** What changes for every caller of a tenant, whatever the version: a factor on the odds of losing a call, by hours since the publish. */
export interface Drift {
  readonly name: string;
  readonly isStrong: boolean;
  factor(hours: number): number;
}

/** The drifts that the guard is tried under: days, steps, slopes and bad hours. */
export const DRIFTS: readonly Drift[] = [
  { name: "steady", isStrong: false, factor: () => 1 },
  {
    name: "daily rhythm, a third up and down",
    isStrong: true,
    factor: (hours) => 1 + Math.sin((hours / 24) * 2 * Math.PI) / 3,
  },
  { name: "slow rise to twice the odds", isStrong: true, factor: (hours) => 1 + hours / 24 },
  { name: "sudden step to 1.6 times the odds", isStrong: true, factor: (hours) => (hours < 6 ? 1 : 1.6) },
  { name: "one bad hour in four, at twice the odds", isStrong: true, factor: (hours) => (hours % 4 < 1 ? 2 : 1) },
];
