// A watch over made-up callers, to verify the guard's promises: how often it raises an alarm over nothing, and how soon
// it sees a version that is worse.
import type { Counts } from "../proportion.ts";
import { logEvidence } from "../guard/e-process.ts";
import {
  addLook,
  ALARM_EVIDENCE,
  FEWEST_CALLS,
  judgeWatch,
  STALE_AFTER_MS,
  startWatch,
  type Look,
  type Watch,
} from "../guard/watch.ts";
import type { Drift } from "./drifts.ts";

/** One watch to simulate. Rates are shares of calls lost. */
export interface WatchScenario {
  readonly formerRate: number;
  readonly newRate: number;
  readonly callsPerHour: number;
  readonly controlCallsPerHour: number;
  readonly hours: number;
  readonly drift: Drift;
  readonly random: () => number;
  /** How many minutes late what happened until a moment becomes known, by minutes since the publish; absent: at once. */
  readonly lateBy?: (minutes: number) => number;
}

/** What came of a watch. */
export interface SimulatedWatch {
  /** When the alarm was raised, in minutes after the publish; null where it was not. */
  readonly alarmAfterMinutes: number | null;
  /** How often the evidence sufficed while what was known was too old to act on. */
  readonly staleTemptations: number;
  /** How often the watch said that something may be done all the same. */
  readonly staleActions: number;
}

const LOOK_MINUTES = 5;
const CONTROL_WINDOW_LOOKS = 12;
const FORMER_HOURS = 7 * 24;
const MINUTE_MS = 60_000;

/** Runs a watch with a look every five minutes until the first alarm or the end. The control is the last hour of the other flows. */
export function simulateWatch(scenario: WatchScenario): SimulatedWatch {
  const { random, formerRate, newRate, callsPerHour, controlCallsPerHour, drift, lateBy = () => 0 } = scenario;
  const draw = (rate: number, perHour: number, hours: number): Counts => sample(rate, perHour * hours, random);
  const former = draw(formerRate, callsPerHour, FORMER_HOURS);
  const before = draw(formerRate, controlCallsPerHour, FORMER_HOURS);
  let watch = startWatch({ former, source: { kind: "calls", grainMs: 1000 }, liveSinceMs: 0 });
  const recent: Counts[] = [];
  const unknown: Look[] = [];
  let [staleTemptations, staleActions] = [0, 0];
  for (let minutes = LOOK_MINUTES; minutes <= scenario.hours * 60; minutes += LOOK_MINUTES) {
    const factor = drift.factor((minutes - LOOK_MINUTES / 2) / 60);
    recent.push(draw(shifted(formerRate, factor), controlCallsPerHour, LOOK_MINUTES / 60));
    if (recent.length > CONTROL_WINDOW_LOOKS) recent.shift();
    unknown.push({
      fromMs: (minutes - LOOK_MINUTES) * MINUTE_MS,
      toMs: minutes * MINUTE_MS,
      seen: draw(shifted(newRate, factor), callsPerHour, LOOK_MINUTES / 60),
      control: { before, meanwhile: sum(recent) },
    });
    const nowMs = minutes * MINUTE_MS;
    const knownUntilMs = nowMs - lateBy(minutes) * MINUTE_MS;
    for (let next = unknown[0]; next !== undefined && next.toMs <= knownUntilMs; next = unknown[0]) {
      watch = addLook(watch, next).watch;
      unknown.shift();
    }
    const isAlarm = judgeWatch(watch, nowMs).kind === "alarm";
    const isStale = nowMs - watch.lookedUntilMs > STALE_AFTER_MS;
    if (isAlarm && !isStale) return { alarmAfterMinutes: minutes, staleTemptations, staleActions };
    if (isStale && suffices(watch)) staleTemptations += 1;
    if (isStale && isAlarm) staleActions += 1;
  }
  return { alarmAfterMinutes: null, staleTemptations, staleActions };
}

function suffices({ evidence, seen }: Watch): boolean {
  return seen.trials >= FEWEST_CALLS && logEvidence(evidence) >= Math.log(ALARM_EVIDENCE);
}

function shifted(rate: number, factor: number): number {
  const odds = (rate / (1 - rate)) * factor;
  return odds / (1 + odds);
}

function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (total, { trials, successes }) => ({ trials: total.trials + trials, successes: total.successes + successes }),
    { trials: 0, successes: 0 },
  );
}

/** Calls arrive as a Poisson stream, rounded where there are many; each is lost by chance. */
function sample(rate: number, expectedCalls: number, random: () => number): Counts {
  const trials = expectedCalls > 1000 ? Math.round(expectedCalls) : poisson(expectedCalls, random);
  if (trials > 1000) return { trials, successes: normalApproximation(trials, rate, random) };
  let successes = 0;
  for (let call = 0; call < trials; call += 1) if (random() < rate) successes += 1;
  return { trials, successes };
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

function normalApproximation(trials: number, rate: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const drawn = Math.round(trials * rate + normal * Math.sqrt(trials * rate * (1 - rate)));
  return Math.min(trials, Math.max(0, drawn));
}
