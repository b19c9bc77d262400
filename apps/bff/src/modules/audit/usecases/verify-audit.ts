import type { AuditVerification } from "@tonegraph/api-contract";
import type { AuditArchive } from "../ports.ts";

const BATCH = 2000;

/** Walks the whole chain: sequence without gaps, every entry linked to the one before, every hash right. */
export async function verifyAudit(
  { workspaceId }: { readonly workspaceId: string },
  { archive }: { readonly archive: AuditArchive },
): Promise<AuditVerification> {
  let head = archive.firstPreviousHash;
  let sequence = 0;
  for (;;) {
    const entries = await archive.following(workspaceId, sequence, BATCH);
    for (const entry of entries) {
      const fits =
        entry.sequence === sequence + 1 &&
        entry.previousHash === head &&
        entry.hash === archive.hashOf(workspaceId, entry, head);
      if (!fits) return { ok: false, entries: sequence, head, firstBroken: sequence + 1 };
      sequence = entry.sequence;
      head = entry.hash;
    }
    if (entries.length < BATCH) return { ok: true, entries: sequence, head };
  }
}
