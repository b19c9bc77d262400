// P8 of the reliability figures: 20,000 watches of a day over made-up callers. Counts, not times, so one run is enough.
import {
  DRIFTS,
  seededRandom,
  simulateWatch,
  type Drift,
  type SimulatedWatch,
} from "@tonegraph/call-analytics/testing";

const FALSE_ALARM_WATCHES = 4000;
const FINDING_WATCHES = 1000;
const FORMER_RATE = 0.06;
const STALE_WATCHES = 200;
const LATE_MINUTES = 30;
const LATE_UNTIL_MINUTES = 240;

function watch(newRate: number, drift: Drift, watches: number): (number | null)[] {
  const random = seededRandom(20_261);
  const scenario = { formerRate: FORMER_RATE, newRate, callsPerHour: 300, controlCallsPerHour: 600, hours: 24, drift };
  return Array.from({ length: watches }, () => simulateWatch({ ...scenario, random }).alarmAfterMinutes);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

for (const drift of DRIFTS) {
  const alarms = watch(FORMER_RATE, drift, FALSE_ALARM_WATCHES).filter((minutes) => minutes !== null).length;
  const goal = drift.isStrong ? "0.5 %" : "0.1 %";
  console.log(`false alarms, ${drift.name}: ${percent(alarms, FALSE_ALARM_WATCHES)} (≤ ${goal})`);
}
for (const [newRate, goal] of [
  [0.2, "median ≤ 30 min"],
  [0.12, "found ≥ 95 %"],
] as const) {
  for (const drift of DRIFTS) {
    const found = watch(newRate, drift, FINDING_WATCHES).flatMap((minutes) => (minutes === null ? [] : [minutes]));
    const median = found.toSorted((a, b) => a - b)[Math.floor(found.length / 2)] ?? Infinity;
    console.log(
      `6 → ${newRate * 100} %, ${drift.name}: found ${percent(found.length, FINDING_WATCHES)}, median ${median} min (${goal})`,
    );
  }
}
// Figures that come half an hour late for the first four hours of a version that is much worse.
for (const drift of DRIFTS) {
  const random = seededRandom(20_261);
  const scenario = {
    formerRate: FORMER_RATE,
    newRate: 0.2,
    callsPerHour: 300,
    controlCallsPerHour: 600,
    hours: 24,
    drift,
  };
  const lateBy = (minutes: number): number => (minutes < LATE_UNTIL_MINUTES ? LATE_MINUTES : 0);
  const watches = Array.from({ length: STALE_WATCHES }, () => simulateWatch({ ...scenario, random, lateBy }));
  const [tempted, acted] = [sum(watches, "staleTemptations"), sum(watches, "staleActions")];
  const seen = watches.filter(({ alarmAfterMinutes }) => alarmAfterMinutes !== null).length;
  console.log(
    `stale figures, ${drift.name}: evidence sufficed at ${tempted} looks, acted at ${acted} (0), found afterwards in ${seen} of ${STALE_WATCHES}`,
  );
}

function sum(watches: readonly SimulatedWatch[], figure: "staleTemptations" | "staleActions"): number {
  return watches.reduce((total, watched) => total + watched[figure], 0);
}
