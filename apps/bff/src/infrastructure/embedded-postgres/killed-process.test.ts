import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

// Processes and servers start here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const writer = fileURLToPath(new URL("../../testing/crash-writer.ts", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "tonegraph-test-"));
const KILLS = 3;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets the writer write until so many rows are acknowledged, then kills it; answers the last row it knew of. */
async function writeAndKill(rows: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let acknowledged = 0;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    seen += 1;
    if (seen === rows) child.kill("SIGKILL");
  }
  await exited;
  return acknowledged;
}

describe("kill -9", () => {
  it(`loses no acknowledged row in ${KILLS} kills, and the next start needs no help`, async () => {
    let last = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const acknowledged = await writeAndKill(40 * kill);
      expect(acknowledged).toBeGreaterThan(last);
      last = acknowledged;
    }
    const server = await startEmbeddedPostgres({
      dataDir: folder,
      programs: null,
      secretKey: Buffer.alloc(32, 7),
      onLine: () => undefined,
    });
    const client = new Client(server.connection);
    await client.connect();
    const { rows } = await client.query<{ kept: string }>("select count(*) as kept from acknowledged where id <= $1", [
      last,
    ]);
    await client.end();
    await server.stop();
    // Numbers that were handed out but whose rows were never acknowledged may be missing; acknowledged ones may not.
    expect(Number(rows[0]?.kept)).toBeGreaterThanOrEqual(40 + 80 + 120);
  });

  it("shuts the server down with the process", async () => {
    await writeAndKill(5);
    const file = path.join(folder, "postgres/cluster/postmaster.pid");
    await expect.poll(() => exists(file), { timeout: 60_000, interval: 20 }).toBe(false);
  });
});

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
