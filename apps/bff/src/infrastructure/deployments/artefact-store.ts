import { jsonSchema } from "@tonegraph/flow-model";
import type { ArtefactKey, DeploymentStore } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** What dialects made of versions; the first artefact of a version is the one that counts for ever. */
export function artefactStore({ db }: WorkspaceDb): Pick<DeploymentStore, "findArtefact" | "addArtefact"> {
  return {
    async findArtefact({ flowId, version, dialect }: ArtefactKey) {
      const row = await db
        .selectFrom("artefacts")
        .select(["artefact_json", "hash"])
        .where("flow_id", "=", flowId)
        .where("version", "=", version)
        .where("dialect", "=", dialect)
        .executeTakeFirst();
      return row === undefined ? null : { artefact: jsonSchema.parse(JSON.parse(row.artefact_json)), hash: row.hash };
    },
    async addArtefact({ flowId, version, dialect }, { artefact, hash, createdAt }) {
      await db
        .insertInto("artefacts")
        .values({
          flow_id: flowId,
          version,
          dialect,
          artefact_json: JSON.stringify(artefact),
          hash,
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
