import type { AuditCheckpoint } from "@tonegraph/api-contract";
import type { Kysely } from "kysely";
import { createCheckpointSigner } from "../infrastructure/audit/checkpoint-signer.ts";
import { createCheckpointTable } from "../infrastructure/audit/checkpoint-table.ts";
import type { Database } from "../infrastructure/database/schema.ts";
import type { Checkpoints } from "../modules/audit/ports.ts";

/** Checkpoints on a database, signed with the tests' secret key, with a second place in memory. */
export function testCheckpoints(
  db: Kysely<Database>,
): Checkpoints & { readonly written: Map<string, AuditCheckpoint[]> } {
  const written = new Map<string, AuditCheckpoint[]>();
  return {
    table: createCheckpointTable(db),
    signer: createCheckpointSigner(Buffer.alloc(32, 7)),
    written,
    place: {
      add: async (workspaceId, checkpoint) => {
        written.set(workspaceId, [...(written.get(workspaceId) ?? []), checkpoint]);
      },
      list: async (workspaceId) => ({ checkpoints: written.get(workspaceId) ?? [], unreadable: [] }),
    },
  };
}
