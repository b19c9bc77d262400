// R8: backups of the running product while people write; each is started again in another place and its audit chain walked.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newFlow } from "@tonegraph/flow-model";
import { z } from "zod";
import { backUp } from "../../infrastructure/embedded-postgres/back-up.ts";
import { askUntilTold } from "./ask-until-told.ts";
import { partOf, type ChaosOptions } from "./chaos-options.ts";
import type { Figure } from "./figure.ts";
import { inParallel } from "./in-parallel.ts";
import { createReplica, type Replica } from "./replica.ts";

const BACKUPS = 20;
const WRITERS = 4;
const idSchema = z.object({ id: z.string() });
const verificationSchema = z.object({ ok: z.boolean(), entries: z.number() });

/** Measures R8. */
export async function measureBackups(options: ChaosOptions): Promise<Figure> {
  const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-r8-"));
  // Whoever runs as root has the database run as another user, who must get through.
  chmodSync(folder, 0o711);
  const secretKey = Buffer.alloc(32, 7);
  const key = { TONEGRAPH_SECRET_KEY: secretKey.toString("base64") };
  const dataDir = path.join(folder, "data");
  const server = createReplica("the server", { DATA_DIR: dataDir, ...key });
  const count = partOf(BACKUPS, options, 2);
  const faults: string[] = [];
  let entries = 0;
  try {
    await server.start();
    for (let backup = 1; backup <= count; backup += 1) {
      const target = path.join(folder, `backup-${backup}`);
      const committed = await writeDuring(server, () => backUp({ dataDir, target, secretKey }));
      const restored = createReplica(`backup ${backup}`, { DATA_DIR: target, ...key });
      const fault = await judge(restored, committed).catch((error: unknown) => `it does not start: ${String(error)}`);
      if (typeof fault === "string") faults.push(`backup ${backup}: ${fault}`);
      else entries = fault;
      rmSync(target, { recursive: true, force: true });
    }
  } finally {
    await server.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    id: "R8",
    words: `${count} backups while ${WRITERS} write, each restored and its audit chain verified`,
    value: `${count - faults.length} of ${count} (${entries} audit entries in the last)`,
    goal: `${count} of ${count}`,
    holds: faults.length === 0,
    faults,
  };
}

/** Writes before and during the work; answers the ids that were acknowledged before it began. */
async function writeDuring(server: Replica, work: () => Promise<void>): Promise<string[]> {
  const written: string[] = [];
  let stopped = false;
  const writing = inParallel(WRITERS, WRITERS, async () => {
    while (!stopped) {
      const { id: _id, ...body } = newFlow({ name: "Written" });
      const answer = await server.ask({ method: "POST", path: "/api/flows", body }).catch(() => null);
      if (answer?.status === 201) written.push(idSchema.parse(answer.body).id);
    }
  });
  while (written.length < WRITERS) await new Promise((done) => setTimeout(done, 20));
  const before = [...written];
  try {
    await work();
  } finally {
    stopped = true;
    await writing;
  }
  return before;
}

/** The entries of its audit log, or what is wrong with it. */
async function judge(restored: Replica, committed: readonly string[]): Promise<number | string> {
  await restored.start();
  try {
    for (const id of committed) {
      const { status } = await askUntilTold([restored], 0, { path: `/api/flows/${id}` });
      if (status !== 200) return `${id} was committed before it and is not in it (${status})`;
    }
    const verification = verificationSchema.parse(
      (await askUntilTold([restored], 0, { path: "/api/audit/verify" })).body,
    );
    return verification.ok ? verification.entries : JSON.stringify(verification);
  } finally {
    await restored.end("SIGTERM");
  }
}
