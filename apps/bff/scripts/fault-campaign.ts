// A hundred deployments at once over tenants of every dialect, while a fifth of the vendors' answers goes wrong.
// Run: node apps/bff/scripts/fault-campaign.ts [deployments] [rate] [seed]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startBffChild } from "../src/testing/bff-child.ts";
import { runFaultCampaign } from "../src/testing/fault-campaign.ts";
import { startSandboxChild } from "../src/testing/sandbox-child.ts";

const [deployments = 100, rate = 0.2, seed = 7] = process.argv.slice(2).map(Number);
const sandbox = await startSandboxChild();
const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-campaign-"));
const bff = await startBffChild({ DATA_DIR: dataDir, TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(sandbox.url).host });
const begun = performance.now();
const { states, reasons, ends, unheard, firstPublishes, injected, requests, faults } = await runFaultCampaign(
  { sandboxUrl: sandbox.url, request: bff.request },
  { deployments, rate, seed },
);
await bff.stop();
await sandbox.stop();
rmSync(dataDir, { recursive: true, force: true });
for (const fault of faults) process.stdout.write(`BROKEN ${fault}\n`);
// Whatever is not live left what was live before: the vendor was asked, and past our client, too, where nothing was written.
for (const [reason, count] of Object.entries(reasons)) process.stdout.write(`${count} ${reason}\n`);
const ended = Object.entries(states).map(([state, count]) => `${count} ${state}`);
process.stdout.write(
  `${deployments} deployments, ${firstPublishes} of them first publishes; ${injected} of ${requests} answers went wrong (seed ${seed}): ${ended.join(", ")}\n` +
    `read back at the vendor: ${ends.live} live as published, ${ends.restored} left or put back what was there before, ` +
    `${ends.asked} ask a person whether a flow was made, ${unheard} sub-flows that nobody calls were left, ${faults.length} lost or doubled (goal: 0) in ${Math.round((performance.now() - begun) / 1000)} s\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
