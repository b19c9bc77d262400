import { walkAuditChain, type AuditVerification } from "@tonegraph/api-contract";
import type { AuditArchive } from "../ports.ts";

const BATCH = 2000;

/** Walks the whole chain: sequence without gaps, every entry linked to the one before, every hash right. */
export async function verifyAudit(
  { workspaceId }: { readonly workspaceId: string },
  { archive }: { readonly archive: AuditArchive },
): Promise<AuditVerification> {
  const walk = walkAuditChain(workspaceId);
  for (;;) {
    const after = walk.head().sequence;
    const entries = await archive.following(workspaceId, { after, limit: BATCH });
    const fits = entries.every((entry) => walk.follow({ ...entry, at: entry.at.toISOString() }));
    const { sequence, hash: head } = walk.head();
    if (!fits) return { ok: false, entries: sequence, head, firstBroken: sequence + 1 };
    if (entries.length < BATCH) return { ok: true, entries: sequence, head };
  }
}
