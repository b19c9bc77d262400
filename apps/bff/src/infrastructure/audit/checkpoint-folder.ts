// The second place of the checkpoints: a file per workspace with a line each, only ever appended to, away from the database.
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { auditCheckpointSchema, type AuditCheckpoint } from "@tonegraph/api-contract";
import type { CheckpointPlace } from "../../modules/audit/ports.ts";

/** Makes the place in a folder, which need not be there yet. */
export function createCheckpointFolder(folder: string): CheckpointPlace {
  const fileOf = (workspaceId: string) => path.join(folder, `${encodeURIComponent(workspaceId)}.ndjson`);
  return {
    async add(workspaceId, checkpoint) {
      await mkdir(folder, { recursive: true });
      const file = await open(fileOf(workspaceId), "a", 0o600);
      try {
        await file.appendFile(`${JSON.stringify(checkpoint)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async list(workspaceId) {
      const text = await readFile(fileOf(workspaceId), "utf8").catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
        throw error;
      });
      return text.split("\n").flatMap(readLine);
    },
  };
}

/** A line that a crash cut short is no checkpoint. */
function readLine(line: string): AuditCheckpoint[] {
  try {
    const read = auditCheckpointSchema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
