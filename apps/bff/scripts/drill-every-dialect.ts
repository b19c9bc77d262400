// Kills a real BFF at every numbered place, before and after, of a first and a second publish to every dialect, and checks
// that it converges within 30 s after a restart. Places that a dialect does not come by are named as such.
// Run: node apps/bff/scripts/drill-every-dialect.ts [part of "dialect first|second place:before|after"]
import { descriptors } from "@tonegraph/dialect-catalogue";
import { CRASH_STEPS } from "../src/modules/deployments/engine/crash-point.ts";
import { startDialectDrill, type DialectPoint } from "../src/testing/dialect-crash-drill.ts";

/** Places of an undoing, which `drill-crashes.ts` drills. */
const UNDOING = new Set<string>(["rollingBack", "reactivating", "withdrawing"]);
const wanted = process.argv[2] ?? "";
const points = descriptors
  .flatMap(({ id: dialect }) =>
    (["first", "second"] as const).flatMap((publishes) =>
      CRASH_STEPS.filter((step) => !UNDOING.has(step)).flatMap((step) =>
        ["before", "after"].map((when): DialectPoint => ({ dialect, publishes, crashAt: `${step}:${when}` })),
      ),
    ),
  )
  .filter(({ dialect, publishes, crashAt }) => `${dialect} ${publishes} ${crashAt}`.includes(wanted));
const drill = await startDialectDrill();
const tally = { kept: 0, broken: 0, "not come by": 0 };
for (const point of points) {
  const { wasKilled, state, tookMs, faults } = await drill.run(point);
  const verdict = faults.length > 0 ? "broken" : wasKilled ? "kept" : "not come by";
  tally[verdict] += 1;
  const { dialect, publishes, crashAt } = point;
  say(`${verdict}: ${dialect} ${publishes} ${crashAt} → ${state} in ${tookMs} ms ${faults.join("; ")}`);
}
await drill.close();
say(
  Object.entries(tally)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(", "),
);
process.exitCode = tally.broken === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
