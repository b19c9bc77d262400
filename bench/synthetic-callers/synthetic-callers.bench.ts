// The sandbox's synthetic callers against callers without a mind through the same simulator: what patience, preferences and
// the visits they are told as cost. Interleaved rounds in one process, seconds of one core.
import { createSimulator, type CallEvent } from "@tonegraph/flow-simulator";
import { createWalker } from "@tonegraph/vendor-sandbox";
import { seededRandom } from "../inputs/seeded-random.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";

const CALLS = 200_000;
const ROUNDS = 5;
const MONDAY_MORNING = Date.UTC(2026, 0, 5, 10);
const PASS: CallEvent = { pass: true };
const flow = syntheticFlow(50);

const variants: Readonly<Record<string, () => number>> = {
  "callers without a mind": () => {
    const simulator = createSimulator(flow);
    const random = seededRandom(7);
    let visits = 0;
    for (let call = 0; call < CALLS; call += 1) {
      const decide = ({ phase }: { readonly phase: string }): CallEvent =>
        phase === "listening" ? { press: String(1 + Math.floor(random() * 4)), afterMs: random() * 4000 } : PASS;
      visits += simulator.walk({ decide }).state.visits;
    }
    return visits;
  },
  "synthetic callers": () => {
    const walker = createWalker(flow);
    let visits = 0;
    for (let call = 0; call < CALLS; call += 1) {
      const beginMs = MONDAY_MORNING + call * 10;
      visits += walker.walk({ callId: String(call), beginMs, words: `1 flow ${call}`, load: 0.8 }).length;
    }
    return visits;
  },
};

const seconds = new Map(Object.keys(variants).map((name) => [name, [] as number[]]));
const visits = new Map<string, number>();
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(variants)) {
    const before = process.cpuUsage();
    visits.set(name, run());
    const { user, system } = process.cpuUsage(before);
    // The first round is the compiler's.
    if (round > 0) seconds.get(name)?.push((user + system) / 1_000_000);
  }
}
const cost = (name: string): number => median(seconds.get(name) ?? []);
for (const name of Object.keys(variants)) {
  const steps = ((visits.get(name) ?? 0) / CALLS).toFixed(1);
  console.log(`${name}: ${CALLS} calls of ${steps} visits over 50 blocks in ${cost(name).toFixed(2)} s`);
}
const ratio = cost("synthetic callers") / cost("callers without a mind");
console.log(`synthetic callers vs callers without a mind: ×${ratio.toFixed(2)}`);
console.log(`1 million synthetic callers: ${((cost("synthetic callers") * 1e6) / CALLS).toFixed(2)} s (goal ≤ 10)`);
