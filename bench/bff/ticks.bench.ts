// What `process.nextTick` costs after collections that found no tick alive, with `keepTickShape` and without, each in a
// process of its own. `node bench/bff/ticks.bench.ts`
import { spawnSync } from "node:child_process";
import { median } from "../measure/median.ts";

const ROUNDS = 3;
const KEEPER = new URL("../../apps/bff/src/infrastructure/keep-tick-shape.ts", import.meta.url).href;

const [without, kept] = [false, true].map((keeps) => median(Array.from({ length: ROUNDS }, () => slowdown(keeps))));
process.stdout.write(`a tick after six collections against one before: ${without?.toFixed(2)}\n`);
process.stdout.write(`the same with a tick kept alive: ${kept?.toFixed(2)} (goal ≤ 1.2)\n`);

/** How many times as long a tick takes afterwards. */
function slowdown(keeps: boolean): number {
  const program = `
    ${keeps ? `await (await import(${JSON.stringify(KEEPER)})).keepTickShape();` : ""}
    const ticks = (count) => new Promise((done) => {
      const begun = performance.now();
      const next = () => (count-- > 0 ? process.nextTick(next) : done(performance.now() - begun));
      process.nextTick(next);
    });
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    for (let warm = 0; warm < 3; warm += 1) await ticks(300_000);
    const before = await ticks(300_000);
    for (let collection = 0; collection < 6; collection += 1) {
      await pause();
      gc();
      await pause();
      await ticks(300_000);
    }
    console.log((await ticks(300_000)) / before);`;
  const ran = spawnSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", program], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return Number(ran.stdout);
}
