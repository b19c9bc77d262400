import { walkAuditChain, type AuditCheckpoint, type AuditVerification, type ChainWalk } from "@tonegraph/api-contract";
import type { AuditArchive, Checkpoints } from "../ports.ts";

const BATCH = 2000;

export interface VerifyDependencies {
  readonly archive: AuditArchive;
  readonly checkpoints: Checkpoints;
}

/**
 * Walks the whole chain: sequence without gaps, every entry linked to the one before, every hash right, and every signed
 * checkpoint, here and in the second place, for the entry that it was signed for. The first that does not fit is named.
 */
export async function verifyAudit(
  { workspaceId }: { readonly workspaceId: string },
  { archive, checkpoints }: VerifyDependencies,
): Promise<AuditVerification> {
  const { table, place, signer } = checkpoints;
  const anchor = await table.anchor(workspaceId);
  const found = [...(await table.list(workspaceId)), ...(await place.list(workspaceId))];
  const judged = judgeAll(found, (checkpoint) => signer.judge(workspaceId, checkpoint));
  const walk = walkAuditChain(workspaceId, anchor ?? undefined);
  const told = (fault: Pick<AuditVerification, "firstBroken" | "reason"> | null): AuditVerification => ({
    ok: fault === null,
    entries: walk.head().sequence - (anchor?.sequence ?? 0),
    head: walk.head().hash,
    ...fault,
    checkpoints: { compared: judged.right.size, otherKey: judged.otherKey, last: judged.last },
    anchor,
    publicKey: signer.publicKey,
  });
  if (anchor !== null && signer.judge(workspaceId, anchor) === "wrong")
    return told({ firstBroken: 1, reason: "anchor" });
  const broken = await walkAll(workspaceId, { archive, walk, expected: judged.right });
  if (broken !== null) return told(broken);
  const head = walk.head().sequence;
  if (judged.last !== null && judged.last > head) return told({ firstBroken: head + 1, reason: "cutOff" });
  return told(judged.wrong === null ? null : { firstBroken: judged.wrong, reason: "checkpoint" });
}

/** Checkpoints by what their signatures say. */
interface JudgedCheckpoints {
  /** Every hash that was signed, by sequence number. */
  readonly right: ReadonlyMap<number, ReadonlySet<string>>;
  /** The first with a wrong signature. */
  readonly wrong: number | null;
  readonly otherKey: number;
  /** The last with a right signature. */
  readonly last: number | null;
}

function judgeAll(
  found: readonly AuditCheckpoint[],
  judge: (checkpoint: AuditCheckpoint) => "right" | "wrong" | "otherKey",
): JudgedCheckpoints {
  const right = new Map<number, Set<string>>();
  let wrong: number | null = null;
  let otherKey = 0;
  for (const checkpoint of found) {
    const { sequence, hash } = checkpoint;
    const verdict = judge(checkpoint);
    if (verdict === "otherKey") otherKey += 1;
    else if (verdict === "wrong") wrong = Math.min(sequence, wrong ?? sequence);
    else right.set(sequence, (right.get(sequence) ?? new Set()).add(hash));
  }
  return { right, wrong, otherKey, last: right.size === 0 ? null : Math.max(...right.keys()) };
}

async function walkAll(
  workspaceId: string,
  {
    archive,
    walk,
    expected,
  }: { archive: AuditArchive; walk: ChainWalk; expected: ReadonlyMap<number, ReadonlySet<string>> },
): Promise<Pick<AuditVerification, "firstBroken" | "reason"> | null> {
  // What lies between the last checkpoint that fits and the first that does not may be rewritten from its first entry on.
  let proven = walk.head().sequence;
  for (;;) {
    const entries = await archive.following(workspaceId, { after: walk.head().sequence, limit: BATCH });
    for (const entry of entries) {
      if (!walk.follow({ ...entry, at: entry.at.toISOString() }))
        return { firstBroken: walk.head().sequence + 1, reason: "chain" };
      const signed = expected.get(entry.sequence);
      if (signed === undefined) continue;
      if ([...signed].some((hash) => hash !== entry.hash)) return { firstBroken: proven + 1, reason: "rewritten" };
      proven = entry.sequence;
    }
    if (entries.length < BATCH) return null;
  }
}
