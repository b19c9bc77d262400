// Whether advice keeps what it promises: gains worked out from one day's callers and measured with others, who were held
// back, over menus with their options in every order and for everything that can be wrong with them. No speed is measured.
import { checkAdvice, type CheckedAdvice } from "@tonegraph/call-analytics/testing";
import { splitPromptText } from "@tonegraph/flow-validation";
import { ADVICE_SCENARIOS } from "@tonegraph/vendor-sandbox/testing";

const CALLS_PER_DAY = 10_000;
const HELD_BACK = [101, 102, 103];
const ORDERS = [
  ["support", "billing", "orders", "sales"],
  ["orders", "sales", "billing", "support"],
  ["billing", "orders", "sales", "support"],
  ["billing", "support", "sales", "orders"],
  ["orders", "support", "billing", "sales"],
  ["sales", "support", "billing", "orders"],
] as const;

interface Kept {
  readonly checked: number;
  readonly inside: number;
  readonly worst: number;
}
const kept = new Map<CheckedAdvice["kind"], Kept>();

for (const { name, population, flow, calls } of ADVICE_SCENARIOS) {
  console.log(`${name}:`);
  for (const [place, queues] of ORDERS.entries()) {
    const found = checkAdvice({
      flow: flow([...queues]),
      population,
      seed: place + 1,
      heldBackSeeds: HELD_BACK,
      callsPerDay: CALLS_PER_DAY * calls,
      cutPrompt: splitPromptText,
    });
    for (const { kind, predicted, low, high, simulated, difference } of found) {
      const before = kept.get(kind) ?? { checked: 0, inside: 0, worst: 0 };
      kept.set(kind, {
        checked: before.checked + 1,
        inside: before.inside + (simulated >= low && simulated <= high ? 1 : 0),
        worst: Math.max(before.worst, Math.abs(difference)),
      });
      const figures = `${Math.round(predicted)} s a day predicted, ${Math.round(simulated)} simulated`;
      console.log(`  ${queues.join(", ")}: ${kind} ${figures} (${(difference * 100).toFixed(1)} %)`);
    }
  }
}
for (const [kind, { checked, inside, worst }] of kept) {
  console.log(
    `${kind}, predicted against simulated on held-back callers: at worst ${(worst * 100).toFixed(1)} % of ${checked} (goal ≤ 20 %); inside the 95 % interval: ${inside}`,
  );
}
console.log(
  "fallback and queue: fixed rules of the reference documents that promise no gain, so there is none to check",
);
