// Signs how far the log has come. What is signed was walked before: a log that somebody changed since the last checkpoint
// gets no new one, and verification says where it breaks.
import { walkAuditChain } from "@tonegraph/api-contract";
import type { AuditArchive, Checkpoints } from "../ports.ts";

/** A checkpoint stands behind every so many entries … */
const EVERY_ENTRIES = 100;
/** … and behind the newest one when the first that has none is so old. */
const EVERY_MS = 300_000;

export interface CheckpointDependencies {
  readonly archive: AuditArchive;
  readonly checkpoints: Checkpoints;
  readonly now: () => Date;
}

/** Writes the checkpoints of one workspace that are due; answers the sequence number of the first entry that does not fit, or null. */
export async function writeCheckpoints(
  workspaceId: string,
  { archive, checkpoints, now }: CheckpointDependencies,
): Promise<number | null> {
  const { table, place, signer } = checkpoints;
  let last = (await table.last(workspaceId)) ?? (await table.anchor(workspaceId));
  for (;;) {
    const walk = walkAuditChain(workspaceId, last ?? undefined, archive.digest);
    const entries = await archive.chain(workspaceId, { after: last?.sequence ?? 0, limit: EVERY_ENTRIES });
    const newest = entries.at(-1);
    if (newest === undefined) return null;
    if (!entries.every((entry) => walk.follow(entry))) return walk.head().sequence + 1;
    const oldest = Date.parse(entries[0]?.at ?? now().toISOString());
    const isDue = entries.length === EVERY_ENTRIES || now().getTime() - oldest >= EVERY_MS;
    if (!isDue) return null;
    const signed = signer.sign(workspaceId, { ...walk.head(), at: now().toISOString() });
    // The second place first: what is only there is found missing by verification, what is only here is not.
    await place.add(workspaceId, signed);
    await table.add(workspaceId, signed);
    last = signed;
  }
}
