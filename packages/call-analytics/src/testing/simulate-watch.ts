// A watch over made-up callers, to verify the guard's promises: how often it raises an alarm over nothing, and how soon
// it sees a version that is worse.
import type { Counts } from "../proportion.ts";
import { addLook, judgeWatch, startWatch } from "../guard/watch.ts";
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
}

/** When the alarm was raised, in minutes after the publish; null where it was not. */
export interface SimulatedWatch {
  readonly alarmAfterMinutes: number | null;
}

const LOOK_MINUTES = 5;
const CONTROL_WINDOW_LOOKS = 12;
const FORMER_HOURS = 7 * 24;
const MINUTE_MS = 60_000;

/** Runs a watch with a look every five minutes until the first alarm or the end. The control is the last hour of the other flows. */
export function simulateWatch(scenario: WatchScenario): SimulatedWatch {
  const { random, formerRate, newRate, callsPerHour, controlCallsPerHour, drift } = scenario;
  const draw = (rate: number, perHour: number, hours: number): Counts => sample(rate, perHour * hours, random);
  const former = draw(formerRate, callsPerHour, FORMER_HOURS);
  const before = draw(formerRate, controlCallsPerHour, FORMER_HOURS);
  let watch = startWatch({ former, source: { kind: "calls", grainMs: 1000 }, liveSinceMs: 0 });
  const recent: Counts[] = [];
  for (let minutes = LOOK_MINUTES; minutes <= scenario.hours * 60; minutes += LOOK_MINUTES) {
    const factor = drift.factor((minutes - LOOK_MINUTES / 2) / 60);
    recent.push(draw(shifted(formerRate, factor), controlCallsPerHour, LOOK_MINUTES / 60));
    if (recent.length > CONTROL_WINDOW_LOOKS) recent.shift();
    const look = {
      fromMs: (minutes - LOOK_MINUTES) * MINUTE_MS,
      toMs: minutes * MINUTE_MS,
      seen: draw(shifted(newRate, factor), callsPerHour, LOOK_MINUTES / 60),
      control: { before, meanwhile: sum(recent) },
    };
    watch = addLook(watch, look).watch;
    if (judgeWatch(watch, minutes * MINUTE_MS).kind === "alarm") return { alarmAfterMinutes: minutes };
  }
  return { alarmAfterMinutes: null };
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
