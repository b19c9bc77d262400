// P7: how fast the audit log is appended to and verified, and whether every tampering is found, on real PostgreSQL.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ok } from "@tonegraph/flow-model";
import { sql, type Kysely, type Transaction } from "kysely";
import { connectDatabase } from "../../infrastructure/database/connect.ts";
import { migrateDatabase } from "../../infrastructure/database/migrate.ts";
import type { Database } from "../../infrastructure/database/schema.ts";
import { createStorage } from "../../infrastructure/database/storage.ts";
import { startEmbeddedPostgres } from "../../infrastructure/embedded-postgres/embedded-postgres.ts";
import { appendAudit } from "../../infrastructure/repositories/append-audit.ts";
import { createAuditArchive } from "../../infrastructure/repositories/audit-archive.ts";
import { verifyAudit } from "../../modules/audit/usecases/verify-audit.ts";
import { writeCheckpoints } from "../../modules/audit/usecases/write-checkpoints.ts";
import { chainedRows, fillAudit, type AuditRow } from "../audit-filler.ts";
import { testCheckpoints } from "../test-checkpoints.ts";
import { partOf, seededNumbers, type ChaosOptions } from "./chaos-options.ts";
import { percentile, type Figure } from "./figure.ts";
import { tamperings } from "./tamperings.ts";

const ENTRIES = 100_000;
const APPENDS = 2000;
const TAMPERINGS = 1000;
const TAMPERED_LOG = 240;
const LEAST_PER_SECOND = 50_000;
const SLOWEST_APPEND_MS = 10;

/** Measures P7. */
export async function measureAudit(options: ChaosOptions): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tonegraph-p7-"));
  const secretKey = Buffer.alloc(32, 7);
  const server = await startEmbeddedPostgres({ dataDir, programs: null, secretKey, onLine: () => undefined });
  const { db, close } = connectDatabase(server.connection, () => undefined);
  try {
    await migrateDatabase(db);
    const workspaces = ["ws_long", "ws_appended", "ws_tampered"];
    const rows = workspaces.map((id) => ({ id, name: id, created_at: new Date() }));
    await db.insertInto("workspaces").values(rows).execute();
    return [
      await measureVerifying(db, options),
      await measureAppending(db, options),
      await measureFinding(db, options),
    ];
  } finally {
    await close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureVerifying(db: Kysely<Database>, options: ChaosOptions): Promise<Figure> {
  const count = partOf(ENTRIES, options, 5000);
  await fillAudit(db, "ws_long", chainedRows("ws_long", { count }));
  const world = worldOn(db);
  await writeCheckpoints("ws_long", world);
  const rates: number[] = [];
  const faults: string[] = [];
  for (let run = 0; run < 3; run += 1) {
    const begun = performance.now();
    const verification = await verifyAudit({ workspaceId: "ws_long" }, world);
    rates.push((count / (performance.now() - begun)) * 1000);
    if (!verification.ok || verification.entries !== count) faults.push(JSON.stringify(verification));
  }
  const best = Math.round(Math.max(...rates));
  return {
    id: "P7",
    words: `audit, ${count} entries with their checkpoints verified, best of three`,
    value: `${best} entries/s`,
    goal: `≥ ${LEAST_PER_SECOND}/s`,
    holds: faults.length === 0 && best >= LEAST_PER_SECOND,
    faults,
  };
}

async function measureAppending(db: Kysely<Database>, options: ChaosOptions): Promise<Figure> {
  const storage = createStorage(db, (scope) => ({
    append: (action: string) => appendAudit(scope, { at: new Date(), actor: "user_admin", action }),
  }));
  const took: number[] = [];
  for (let index = 0; index < partOf(APPENDS, options, 100); index += 1) {
    const begun = performance.now();
    await storage.transaction("ws_appended", async (store) => ok(await store.append("test.appended")));
    took.push(performance.now() - begun);
  }
  const p95 = percentile(took, 0.95);
  return {
    id: "P7",
    words: `audit, ${took.length} appends in a transaction each`,
    value: `p50 ${percentile(took, 0.5).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`,
    goal: `p95 ≤ ${SLOWEST_APPEND_MS} ms`,
    holds: p95 <= SLOWEST_APPEND_MS,
  };
}

async function measureFinding(db: Kysely<Database>, options: ChaosOptions): Promise<Figure> {
  const rows = chainedRows("ws_tampered", { count: TAMPERED_LOG });
  await fillAudit(db, "ws_tampered", rows);
  const checkpoints = testCheckpoints(db);
  await writeCheckpoints("ws_tampered", worldOn(db, checkpoints));
  const random = seededNumbers(options.seed);
  const count = partOf(TAMPERINGS, options, 30);
  const missed: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const tampering = tamperings[index % tamperings.length];
    if (tampering === undefined) break;
    const found = await tamperAndVerify(db, { rows, checkpoints, random, change: tampering.change });
    if (found !== "found") missed.push(`${tampering.words} (${index}): ${found}`);
  }
  const still = await verifyAudit({ workspaceId: "ws_tampered" }, worldOn(db, checkpoints));
  if (!still.ok) missed.push("the log was left changed");
  return {
    id: "P7",
    words: `audit, ${count} tamperings of ${tamperings.length} kinds by a superuser`,
    value: `${count - missed.length} found`,
    goal: "100 %",
    holds: missed.length === 0,
    faults: missed,
  };
}

type TestCheckpoints = ReturnType<typeof testCheckpoints>;

function worldOn(db: Kysely<Database>, checkpoints: TestCheckpoints = testCheckpoints(db)) {
  return { archive: createAuditArchive(db), checkpoints, now: () => new Date() };
}

interface Tampered {
  readonly rows: readonly AuditRow[];
  readonly checkpoints: TestCheckpoints;
  readonly random: () => number;
  readonly change: (typeof tamperings)[number]["change"];
}

/** Changes the log as a superuser may, verifies it, and takes the change back. */
async function tamperAndVerify(
  db: Kysely<Database>,
  { rows, checkpoints, random, change }: Tampered,
): Promise<"found" | string> {
  let verdict = "not verified";
  const work = async (trx: Transaction<Database>): Promise<never> => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`alter table audit_entries drop constraint audit_entries_pkey`.execute(trx);
    const from = await change({ trx, rows, random });
    const second = { ...testCheckpoints(trx), place: checkpoints.place };
    const found = await verifyAudit({ workspaceId: "ws_tampered" }, worldOn(trx, second));
    const isNamed = found.firstBroken !== undefined && found.firstBroken <= from;
    verdict = !found.ok && isNamed ? "found" : `${JSON.stringify(found)} for a change of ${from}`;
    throw new TakenBack();
  };
  await db
    .transaction()
    .execute(work)
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return verdict;
}

class TakenBack extends Error {}
