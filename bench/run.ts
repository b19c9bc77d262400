// Runs every measurement, one process each: `node bench/run.ts [part of a name] [options of its own]`.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";

const wanted = process.argv[2] ?? "";
const scripts = globSync("**/*.bench.ts", { cwd: import.meta.dirname, exclude: ["node_modules/**"] }).filter((script) =>
  script.includes(wanted),
);
if (scripts.length === 0) throw new Error(`no measurement is called "${wanted}"`);
for (const script of scripts.toSorted()) {
  console.log(`\n── ${script} ──`);
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...process.argv.slice(3)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
