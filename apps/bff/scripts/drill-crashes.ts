// Kills a real BFF at every numbered crash point and checks that it converges after a restart.
// Run: node apps/bff/scripts/drill-crashes.ts [part of a point's name]
import { checkDrill } from "../src/testing/check-drill.ts";
import { startCrashDrill } from "../src/testing/crash-drill.ts";
import { DRILLED_POINTS } from "../src/testing/crash-points.ts";

const wanted = process.argv[2] ?? "";
const points = DRILLED_POINTS.filter(({ scenario, crashAt }) => `${scenario} ${crashAt}`.includes(wanted));
const drill = await startCrashDrill();
let broken = 0;
for (const point of points) {
  const result = await drill.run(point.scenario, point.crashAt);
  const faults = checkDrill(point, result);
  broken += faults.length > 0 ? 1 : 0;
  say(
    `${faults.length === 0 ? "kept  " : "BROKEN"} ${point.scenario} ${point.crashAt} → ${result.deployment.state} in ${result.tookMs} ms ${faults.join("; ")}`,
  );
}
await drill.close();
say(`${points.length - broken} kept, ${broken} broken`);
process.exitCode = broken === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
