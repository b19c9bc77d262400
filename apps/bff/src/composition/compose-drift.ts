import { parseFlow } from "@tonegraph/flow-model";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createLiveReader } from "../infrastructure/deployments/live-reader.ts";
import { createDriftStore } from "../infrastructure/drift/drift-store.ts";
import { createRehearsalStore } from "../infrastructure/drift/rehearsal-store.ts";
import { createPeriodicJob } from "../infrastructure/periodic-job.ts";
import { createVersionStore } from "../infrastructure/repositories/version-store.ts";
import { registerDriftRoutes } from "../modules/drift/drift.routes.ts";
import type { DriftFlows } from "../modules/drift/ports.ts";
import { checkDue } from "../modules/drift/usecases/check-due.ts";
import { registerRehearsalRoutes } from "../modules/rehearsal/rehearsal.routes.ts";
import { rehearseDue } from "../modules/rehearsal/usecases/rehearse-due.ts";
import { replaceDraft } from "../modules/versions/usecases/replace-draft.ts";
import type { Feature, FeatureContext } from "./compose-features.ts";
import { createRollbackSource } from "./rollback-source.ts";

const LOOK_EVERY_MS = 60_000;
const FIRST_LOOK_MS = 20_000;
/** Nobody waits for these readings. */
const PATIENCE_MS = 20_000;
const TIDY_EVERY_MS = 3_600_000;

/** Comparing with the vendors, bringing their changes in, and rehearsing the way back, wired. */
export function composeDrift(context: FeatureContext): Feature {
  const { db, logger, surroundings, deployments, work } = context;
  const { accounts } = deployments;
  const now = () => surroundings.now();
  const storage = createStorage(db, createDriftStore);
  const versions = createStorage(db, createVersionStore);
  const reader = createLiveReader({ accounts, storage: deployments.storage, now, patienceMs: PATIENCE_MS });
  const flows = driftFlows(context, versions);
  const drift = {
    storage,
    reader: deployments.live,
    now,
    flows,
    flowsAt: deployments.flowsAt,
    work,
    replaceDraft: (replacement: Parameters<typeof replaceDraft>[0]) =>
      replaceDraft(replacement, { storage: versions, surroundings }),
  };
  const source = createRollbackSource(deployments);
  const rehearsal = {
    storage: createStorage(db, createRehearsalStore),
    accounts,
    reader: deployments.live,
    source,
    now,
  };
  const everywhere = async (round: (workspaceId: string) => Promise<void>): Promise<void> => {
    for (const { id } of await db.selectFrom("workspaces").select("id").execute()) await round(id);
  };
  const compare = (isStopping: () => boolean) =>
    everywhere(async (workspaceId) => {
      const failures = await checkDue(workspaceId, { storage, reader, now, accounts, isStopping });
      for (const { message, ...place } of failures) logger.warn(place, `a flow could not be compared: ${message}`);
    });
  const rehearseAll = (isStopping: () => boolean) =>
    everywhere((workspaceId) => rehearseDue(workspaceId, { ...rehearsal, reader, isStopping }));
  const tidy = async (): Promise<void> => {
    await db.deleteFrom("kept_drafts").where("expires_at", "<=", now()).execute();
  };
  const timing = { db, logger, everyMs: LOOK_EVERY_MS, firstAfterMs: FIRST_LOOK_MS };
  return {
    register(app) {
      registerDriftRoutes(app, drift);
      registerRehearsalRoutes(app, rehearsal);
    },
    jobs: [
      createPeriodicJob({ ...timing, name: "compare-with-vendors", work: compare }),
      createPeriodicJob({ ...timing, name: "rehearse-roll-backs", work: rehearseAll }),
      createPeriodicJob({ ...timing, name: "tidy-kept-drafts", everyMs: TIDY_EVERY_MS, work: tidy }),
    ],
  };
}

function driftFlows(
  { flows, deployments }: FeatureContext,
  versions: ReturnType<typeof createStorage<ReturnType<typeof createVersionStore>>>,
): DriftFlows {
  return {
    async draft(workspaceId, flowId) {
      const found = await versions.in(workspaceId).findDraft(flowId);
      if (found === null) return null;
      const parsed = parseFlow(JSON.parse(found.document));
      if (!parsed.ok) throw new Error("a stored flow document does not parse");
      return { flow: parsed.value, revision: found.revision };
    },
    version: async (workspaceId, flowId, number) => (await flows.version(workspaceId, flowId, number))?.flow ?? null,
    artefact: async (workspaceId, { hash, ...key }) =>
      (await deployments.storage.in(workspaceId).artefactWithHash(key, hash))?.artefact ?? null,
  };
}
