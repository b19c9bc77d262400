import { createCheckpointFolder } from "../infrastructure/audit/checkpoint-folder.ts";
import { createCheckpointSigner } from "../infrastructure/audit/checkpoint-signer.ts";
import { createCheckpointTable } from "../infrastructure/audit/checkpoint-table.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { appendAudit } from "../infrastructure/repositories/append-audit.ts";
import { createAuditArchive } from "../infrastructure/repositories/audit-archive.ts";
import { ok } from "@tonegraph/flow-model";
import { registerAuditRoutes } from "../modules/audit/audit.routes.ts";
import { retainAudit } from "../modules/audit/usecases/retain-audit.ts";
import { writeCheckpoints } from "../modules/audit/usecases/write-checkpoints.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";

const CHECKPOINT_EVERY_MS = 10_000;
const RETAIN_EVERY_MS = 3_600_000;
const FIRST_RETAIN_MS = 60_000;

/** The audit log: its routes, the checkpoints that are signed of it, and how long it is kept. */
export function composeAudit({ db, logger, surroundings, config }: FeatureContext): Feature {
  const table = createCheckpointTable(db);
  const checkpoints = {
    table,
    place: createCheckpointFolder(config.auditCheckpoints),
    signer: createCheckpointSigner(config.secretKey),
  };
  const audit = { archive: createAuditArchive(db), checkpoints, now: () => surroundings.now() };
  const storage = createStorage(db, (scope) => ({
    append: (record: Parameters<typeof appendAudit>[1]) => appendAudit(scope, record),
  }));
  const append = async (workspaceId: string, record: Parameters<typeof appendAudit>[1]): Promise<void> => {
    await storage.transaction(workspaceId, async (store) => ok(await store.append(record)));
  };
  const signing = createPeriodicJob({
    db,
    logger,
    name: "audit-checkpoints",
    everyMs: CHECKPOINT_EVERY_MS,
    firstAfterMs: CHECKPOINT_EVERY_MS,
    work: async () => {
      for (const workspaceId of await table.workspaces()) {
        const broken = await writeCheckpoints(workspaceId, audit);
        if (broken !== null) logger.error({ workspaceId, entry: broken }, "the audit log is not as it was written");
      }
    },
  });
  const { auditDays: days } = config;
  const retaining = createPeriodicJob({
    db,
    logger,
    name: "audit-retention",
    everyMs: RETAIN_EVERY_MS,
    firstAfterMs: FIRST_RETAIN_MS,
    work: async () => {
      if (days === null) return;
      for (const workspaceId of await table.workspaces())
        await retainAudit({ workspaceId, days }, { table, append, now: audit.now });
    },
  });
  return { register: (app) => registerAuditRoutes(app, audit), jobs: [signing, retaining] };
}
