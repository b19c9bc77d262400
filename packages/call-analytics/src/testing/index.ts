export { arbitraryCall, SAMPLE_FACTS } from "./arbitrary-calls.ts";
export { seededRandom } from "./seeded-random.ts";
export { simulateWatch, type SimulatedWatch, type WatchScenario } from "./simulate-watch.ts";
export { DRIFTS, type Drift } from "./drifts.ts";
export { checkAdvice, type CheckedAdvice, type Population } from "./check-advice.ts";
export { unwiseMenu } from "./unwise-menu.ts";
