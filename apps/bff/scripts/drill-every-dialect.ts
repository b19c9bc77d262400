// Kills a real BFF at every numbered place, before and after, of a first and a second publish to every dialect and of
// undoing them, on PostgreSQL, and checks that it converges within 30 s after a restart. Several drills run beside each
// other, each on a database of its own: most of their time they wait for a lease to run out. Each has a vendor of its own,
// too, since one that compiles one flow at a time keeps all others waiting.
// Run: node apps/bff/scripts/drill-every-dialect.ts [part of "dialect first|second publish|undo place:before|after"] [every how many] [lanes]
import { inParallel } from "../src/testing/chaos/in-parallel.ts";
import { startFleet } from "../src/testing/chaos/fleet.ts";
import { startSandboxChild } from "../src/testing/sandbox-child.ts";
import { startDialectDrill, type DialectDrill } from "../src/testing/dialect-crash-drill.ts";
import { drilledPlaces, type DialectPoint } from "../src/testing/drilled-places.ts";

const [wanted = "", every = "1", lanes = "6"] = process.argv.slice(2);
const points = drilledPlaces()
  .filter((point) => nameOf(point).includes(wanted))
  .filter((_point, index) => index % Number(every) === 0);
const fleet = await startFleet({ replicas: 0 });
const tally = { kept: 0, broken: 0, "not come by": 0 };
const slowest: number[] = [];
const drills: DialectDrill[] = [];
const free: DialectDrill[] = [];
let databases = 0;
await inParallel(points.length, Number(lanes), async (index) => {
  const point = points[index];
  if (point === undefined) return;
  const drill = free.pop() ?? (await another());
  const { wasKilled, state, tookMs, faults } = await drill.run(point);
  free.push(drill);
  const verdict = faults.length > 0 ? "broken" : wasKilled ? "kept" : "not come by";
  tally[verdict] += 1;
  slowest.push(tookMs);
  say(`${verdict}: ${nameOf(point)} → ${state} in ${tookMs} ms ${faults.join("; ")}`);
});
await Promise.all(drills.map((drill) => drill.close()));
await fleet.close();
const ends = Object.entries(tally).map(([verdict, count]) => `${count} ${verdict}`);
say(`${ends.join(", ")}, slowest ${Math.max(0, ...slowest)} ms`);
process.exitCode = tally.broken === 0 ? 0 : 1;

async function another(): Promise<DialectDrill> {
  databases += 1;
  const database = `drill_${databases}`;
  const sandbox = await startSandboxChild();
  const drill = await startDialectDrill({ connection: fleet.connection, database, sandboxUrl: sandbox.url });
  const close = async (): Promise<void> => {
    await drill.close();
    await sandbox.stop();
  };
  drills.push({ ...drill, close });
  return drill;
}

function nameOf({ dialect, publishes, undone, crashAt }: DialectPoint): string {
  return `${dialect} ${publishes} ${undone ? "undo" : "publish"} ${crashAt}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
