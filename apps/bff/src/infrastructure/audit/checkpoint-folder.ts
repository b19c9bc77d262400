// The second place of the checkpoints: a file per workspace with a line each, only ever appended to, away from the database.
import { mkdir, open, readFile, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { auditCheckpointSchema, type AuditCheckpoint } from "@tonegraph/api-contract";
import type { CheckpointPlace, KeptCheckpoints } from "../../modules/audit/ports.ts";

const LINE_FEED = 10;

/** Makes the place in a folder, which need not be there yet. */
export function createCheckpointFolder(folder: string): CheckpointPlace {
  const fileOf = (workspaceId: string) => path.join(folder, `${encodeURIComponent(workspaceId)}.ndjson`);
  return {
    async add(workspaceId, checkpoint) {
      await mkdir(folder, { recursive: true });
      const file = await open(fileOf(workspaceId), "a+", 0o600);
      try {
        await dropUnfinished(file);
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
      return readLines(text);
    },
  };
}

/** A line that a crash cut short stands for nothing: nobody was told that it was written, and the next one must not stick to it. */
async function dropUnfinished(file: FileHandle): Promise<void> {
  const bytes = await file.readFile();
  const whole = bytes.lastIndexOf(LINE_FEED) + 1;
  if (whole < bytes.length) await file.truncate(whole);
}

function readLines(text: string): KeptCheckpoints {
  const checkpoints: AuditCheckpoint[] = [];
  const unreadable: { line: number; after: number }[] = [];
  // What follows the last line feed is no line yet.
  for (const [index, line] of text.split("\n").slice(0, -1).entries()) {
    const read = auditCheckpointSchema.safeParse(parsed(line));
    if (read.success) checkpoints.push(read.data);
    else unreadable.push({ line: index + 1, after: checkpoints.at(-1)?.sequence ?? 0 });
  }
  return { checkpoints, unreadable };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
