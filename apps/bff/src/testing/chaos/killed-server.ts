// R1: the product as it comes, with its embedded database, killed in the middle of writing again and again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newFlow } from "@tonegraph/flow-model";
import { z } from "zod";
import { askUntilTold } from "./ask-until-told.ts";
import { partOf, seededNumbers, type ChaosOptions } from "./chaos-options.ts";
import { percentile, type Figure } from "./figure.ts";
import { inParallel } from "./in-parallel.ts";
import { createReplica, type Replica } from "./replica.ts";

const KILLS = 100;
const WRITERS = 6;
const READY_WITHIN_MS = 3000;
const idSchema = z.object({ id: z.string() });

/** Measures R1. */
export async function measureKilledServer(options: ChaosOptions): Promise<Figure> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-r1-"));
  const server = createReplica("the server", { DATA_DIR: dataDir });
  const random = seededNumbers(options.seed);
  const kills = partOf(KILLS, options, 3);
  const acknowledged: string[] = [];
  const readyAfter: number[] = [];
  const faults: string[] = [];
  try {
    await server.start();
    for (let kill = 1; kill <= kills; kill += 1) {
      const written = await writeUntilKilled(server, 50 + random() * 450);
      const begun = performance.now();
      await server.start();
      await untilReady(server);
      readyAfter.push(performance.now() - begun);
      const lost = await missing(server, written);
      if (lost.length > 0) faults.push(`after kill ${kill}: ${lost.length} of ${written.length} rows are gone`);
      acknowledged.push(...written);
    }
    const lost = await missing(server, acknowledged);
    if (lost.length > 0) faults.push(`at the end: ${lost.length} of ${acknowledged.length} rows are gone`);
    const { body } = await askUntilTold([server], 0, { path: "/api/audit/verify" });
    if (!z.object({ ok: z.boolean() }).parse(body).ok) faults.push("the audit log is broken");
  } finally {
    await server.end("SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  }
  const slowest = Math.round(Math.max(...readyAfter));
  return {
    id: "R1",
    words: `kill -9 × ${kills} while ${WRITERS} write`,
    value:
      `${acknowledged.length} acknowledged rows, ${faults.length === 0 ? "0 lost" : "some lost"}, ` +
      `ready after ${Math.round(percentile(readyAfter, 0.5))} ms (median), ${slowest} ms (slowest)`,
    goal: "0 lost, ready ≤ 3 s, no manual step",
    holds: faults.length === 0 && slowest <= READY_WITHIN_MS,
    faults,
  };
}

/** Ids of the flows whose creation was answered before the process was killed. */
async function writeUntilKilled(server: Replica, afterMs: number): Promise<string[]> {
  const written: string[] = [];
  let killed = false;
  const writing = inParallel(WRITERS, WRITERS, async () => {
    while (!killed) {
      const { id: _id, ...body } = newFlow({ name: "Written" });
      const answer = await server.ask({ method: "POST", path: "/api/flows", body }).catch(() => null);
      if (answer?.status === 201) written.push(idSchema.parse(answer.body).id);
    }
  });
  await sleep(afterMs);
  const ended = server.end("SIGKILL");
  killed = true;
  await Promise.all([ended, writing]);
  return written;
}

async function untilReady(server: Replica): Promise<void> {
  for (;;) {
    const answer = await server.ask({ path: "/health/ready" }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(10);
  }
}

async function missing(server: Replica, ids: readonly string[]): Promise<string[]> {
  const statuses = await inParallel(ids.length, WRITERS, async (index) => {
    const { status } = await askUntilTold([server], 0, { path: `/api/flows/${ids[index]}` });
    return status;
  });
  return ids.filter((_id, index) => statuses[index] !== 200);
}
