// How long people wait for `npm start`: from the command to an answer of /health/ready, with a warm data folder.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePorts } from "../../e2e/product/free-ports.ts";
import { SERVER_FLAGS } from "../../scripts/bootstrap/server-flags.mjs";
import { median } from "../measure/median.ts";

const ROUNDS = 3;
const rootDir = path.resolve(import.meta.dirname, "../..");
const dataDir = mkdtempSync(path.join(os.tmpdir(), "tonegraph-bench-"));
const npm = await timeStart(["npm", ["start"]]);
console.log(`first start with an empty data folder, packages installed: ${(npm / 1000).toFixed(2)} s`);
const again: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  again.push(await timeStart(["npm", ["start"]]));
  bare.push(await timeStart([process.execPath, [...SERVER_FLAGS, "apps/bff/src/main.ts"]]));
}
rmSync(dataDir, { recursive: true, force: true });
console.log(`npm start, afterwards: ${(median(again) / 1000).toFixed(2)} s (goal ≤ 8 s)`);
console.log(`the server alone, afterwards: ${(median(bare) / 1000).toFixed(2)} s (goal ≤ 3 s)`);
console.log(`npm start vs the server alone: ×${(median(again) / median(bare)).toFixed(2)}`);

async function timeStart([program, args]: readonly [string, readonly string[]]): Promise<number> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: rootDir,
    detached: true,
    stdio: "ignore",
    env: {
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataDir,
      TONEGRAPH_SANDBOX: "on",
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    return await untilReady(port, began);
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await ended;
    await untilGone(port);
  }
}

async function untilReady(port: number, began: number): Promise<number> {
  while (performance.now() - began < 120_000) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    if (answer?.ok === true) return performance.now() - began;
    await pause(20);
  }
  throw new Error("not ready within 120 s");
}

/** npm may end before the server it started; the next round needs the data folder to itself. */
async function untilGone(port: number): Promise<void> {
  while ((await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null)) !== null) await pause(50);
  await pause(500);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
