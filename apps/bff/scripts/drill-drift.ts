// Seeded edits behind our back at every dialect's stand-in: each is found, none is overwritten unasked; and rolling back,
// from the request to verified, with what the vendor then holds compared.
// Run: node apps/bff/scripts/drill-drift.ts [edits per dialect] [roll backs per dialect] [seed]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { descriptors } from "@tonegraph/dialect-catalogue";
import { startBffChild } from "../src/testing/bff-child.ts";
import { drillDrift } from "../src/testing/drift-drill.ts";
import { startSandboxChild } from "../src/testing/sandbox-child.ts";

const SLOWEST_MS = 10_000;

const [edits = 20, rollbacks = 10, seed = 7] = process.argv.slice(2).map(Number);
const sandbox = await startSandboxChild();
const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-drift-"));
const bff = await startBffChild({ DATA_DIR: dataDir, TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(sandbox.url).host });
const times: number[] = [];
let [found, overwritten, identical, done] = [0, 0, 0, 0];
for (const { id } of descriptors) {
  const drilled = await drillDrift(
    { sandboxUrl: sandbox.url, request: bff.request },
    { dialect: id, edits, rollbacks, seed },
  );
  found += drilled.found;
  overwritten += drilled.overwritten;
  identical += drilled.identical;
  done += drilled.times.length;
  times.push(...drilled.times);
}
await bff.stop();
await sandbox.stop();
rmSync(dataDir, { recursive: true, force: true });

const made = edits * descriptors.length;
const sorted = times.toSorted((left, right) => left - right);
const at = (share: number): number => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
const isKept = found === made && overwritten === 0 && identical === done && at(0.95) <= SLOWEST_MS;
process.stdout.write(
  `P6 ${found} of ${made} edits found (goal: all), ${overwritten} overwritten unasked (goal: 0), seed ${seed}\n` +
    `P5 ${done} roll backs: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (goal: 10,000), ${identical} of ${done} left what was live before, in normal form (goal: all)\n`,
);
process.exitCode = isKept ? 0 : 1;
