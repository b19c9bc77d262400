// Whether advice keeps what it promises: gains worked out from one week's callers and measured with others, who were held
// back, over menus with their options in every order. No speed is measured here.
import { checkAdvice, unwiseMenu, type Population } from "@tonegraph/call-analytics/testing";
import { createWalker } from "@tonegraph/vendor-sandbox";

const MONDAY_MORNING = Date.UTC(2026, 0, 5, 10);
const CALLS_PER_DAY = 10_000;
const HELD_BACK = [101, 102, 103, 104, 105];
const WANTED = ["sales", "support", "billing", "orders"] as const;

const population: Population = (flow) => {
  const walker = createWalker(flow);
  return (seed, place) =>
    walker.walk({ callId: `${place}`, beginMs: MONDAY_MORNING, words: `${seed} ${place}`, load: 0.5 });
};

const worst = new Map<string, number>();
let [checked, inside] = [0, 0];
for (const queues of ordersOf(WANTED)) {
  const [first, second, third, fourth] = queues;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) continue;
  const flow = unwiseMenu([first, second, third, fourth]);
  const found = checkAdvice({ flow, population, seed: 1, heldBackSeeds: HELD_BACK, callsPerDay: CALLS_PER_DAY });
  for (const { kind, predicted, low, high, simulated, difference } of found) {
    worst.set(kind, Math.max(worst.get(kind) ?? 0, Math.abs(difference)));
    checked += 1;
    if (simulated >= low && simulated <= high) inside += 1;
    const figures = `${Math.round(predicted)} s a day predicted, ${Math.round(simulated)} simulated`;
    if (kind === "menuOrder")
      console.log(`${queues.join(", ")}: ${kind} ${figures} (${(difference * 100).toFixed(1)} %)`);
  }
}
for (const [kind, difference] of worst) {
  console.log(
    `${kind}, predicted against simulated on held-back callers: at worst ${(difference * 100).toFixed(1)} % (goal ≤ 20 %)`,
  );
}
console.log(
  `gains inside their 95 % interval of chance: ${inside} of ${checked}; what the model simplifies is not in the interval`,
);

function ordersOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names];
  return names.flatMap((name) => ordersOf(names.filter((other) => other !== name)).map((rest) => [name, ...rest]));
}
