import { jsonSchema } from "@tonegraph/flow-model";
import type { ArtefactKey, DeploymentStore, StoredArtefact } from "../../modules/deployments/ports.ts";
import type { WorkspaceDb } from "../database/storage.ts";

/** What dialects made of versions; the first artefact of a version is the one that counts for ever. */
export function artefactStore({
  db,
}: WorkspaceDb): Pick<DeploymentStore, "findArtefact" | "artefactWithHash" | "addArtefact"> {
  const ofVersion = ({ flowId, version, dialect }: ArtefactKey) =>
    db
      .selectFrom("artefacts")
      .select(["artefact_json", "hash"])
      .where("flow_id", "=", flowId)
      .where("version", "=", version)
      .where("dialect", "=", dialect);
  return {
    async findArtefact(key) {
      const { settingsHash = "" } = key;
      // Those that were compiled before settings counted stand under none.
      const fitting = ofVersion(key).where("settings_hash", "in", [settingsHash, ""]);
      return toStored(await fitting.orderBy("settings_hash", "desc").executeTakeFirst());
    },
    async artefactWithHash(key, hash) {
      return toStored(await ofVersion(key).where("hash", "=", hash).orderBy("created_at").executeTakeFirst());
    },
    async addArtefact({ flowId, version, dialect, settingsHash = "" }, { artefact, hash, createdAt }) {
      await db
        .insertInto("artefacts")
        .values({
          flow_id: flowId,
          version,
          dialect,
          settings_hash: settingsHash,
          artefact_json: JSON.stringify(artefact),
          hash,
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

function toStored(row: { readonly artefact_json: string; readonly hash: string } | undefined): StoredArtefact | null {
  return row === undefined ? null : { artefact: jsonSchema.parse(JSON.parse(row.artefact_json)), hash: row.hash };
}
