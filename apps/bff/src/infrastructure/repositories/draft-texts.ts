import { sql } from "kysely";
import { SerializedJson } from "../../kernel/serialized-json.ts";
import type { DraftTexts } from "../../modules/flows/ports.ts";
import type { DatabaseHandle } from "../database/connect.ts";
import { prepareQuery } from "../database/prepared-query.ts";

/** Bytes of drafts that are kept; a large flow of 200 blocks has about 80 kB. */
const KEPT_BYTES = 16 * 1024 * 1024;

interface KeptText {
  readonly revision: number;
  readonly updatedAt: Date;
  readonly text: SerializedJson;
  readonly size: number;
}

/**
 * Drafts as they are sent. The database is asked every time, in one round trip; the text itself only comes along where it
 * is not the revision that is kept here already.
 */
export function createDraftTexts(database: Pick<DatabaseHandle, "db" | "pool">, keptBytes = KEPT_BYTES): DraftTexts {
  const kept = new Map<string, KeptText>();
  let size = 0;
  const ask = prepareQuery(database, "draft-text", (db) => {
    const isKept = sql<boolean>`revision = ${":revision"}::integer and updated_at = ${":updatedAt"}::timestamptz`;
    return db
      .selectFrom("flows")
      .select(["revision", "updated_at as updatedAt"])
      .select(sql<string | null>`case when ${isKept} then null else document end`.as("document"))
      .where("id", "=", ":id")
      .where("archived_at", "is", null);
  });
  const drop = (key: string): void => {
    size -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, draft: KeptText): void => {
    drop(key);
    kept.set(key, draft);
    size += draft.size;
    for (const oldest of kept.keys()) {
      if (size <= keptBytes) break;
      drop(oldest);
    }
  };
  return {
    async find({ workspaceId, flowId }) {
      const key = `${workspaceId}/${flowId}`;
      const known = kept.get(key);
      const [row] = await ask(workspaceId, {
        ":id": flowId,
        ":revision": known?.revision ?? null,
        ":updatedAt": known?.updatedAt ?? null,
      });
      if (row === undefined) {
        drop(key);
        return null;
      }
      const { revision, updatedAt, document } = row;
      if (document === null && known !== undefined) {
        if (kept.get(key) === known) keep(key, known);
        return { revision, text: known.text };
      }
      if (document === null) throw new Error(`the draft ${flowId} came without its text`);
      const bytes = Buffer.from(document, "utf8");
      const text = new SerializedJson(bytes);
      keep(key, { revision, updatedAt, text, size: bytes.byteLength });
      return { revision, text };
    },
  };
}
