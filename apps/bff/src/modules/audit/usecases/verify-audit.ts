import {
  walkAuditChain,
  type AuditCheckpoint,
  type AuditVerification,
  type ChainedEntry,
  type ChainWalk,
} from "@tonegraph/api-contract";
import type { AuditArchive, Checkpoints } from "../ports.ts";

const BATCH = 2000;

export interface VerifyDependencies {
  readonly archive: AuditArchive;
  readonly checkpoints: Checkpoints;
}

/**
 * Walks the whole chain: sequence without gaps, every entry linked to the one before, every hash right, and every signed
 * checkpoint, here and in the second place, for the entry that it was signed for. The first that does not fit is named, and
 * so is what the second place has lost: a checkpoint that nobody can read any more may be the one that would not fit.
 */
export async function verifyAudit(
  { workspaceId }: { readonly workspaceId: string },
  { archive, checkpoints }: VerifyDependencies,
): Promise<AuditVerification> {
  const { table, place, signer } = checkpoints;
  const anchor = await table.anchor(workspaceId);
  const second = await place.list(workspaceId);
  const found = [...(await table.list(workspaceId)), ...second.checkpoints];
  const judged = judgeAll(found, (checkpoint) => signer.judge(workspaceId, checkpoint));
  const walk = walkAuditChain(workspaceId, anchor ?? undefined, archive.digest);
  const unreadable = second.unreadable.map(({ line }) => line);
  const told = (fault: Pick<AuditVerification, "firstBroken" | "reason"> | null): AuditVerification => ({
    ok: fault === null,
    entries: walk.head().sequence - (anchor?.sequence ?? 0),
    head: walk.head().hash,
    ...fault,
    checkpoints: { compared: judged.right.size, otherKey: judged.otherKey, last: judged.last, unreadable },
    anchor,
    publicKey: signer.publicKey,
  });
  if (anchor !== null && signer.judge(workspaceId, anchor) === "wrong")
    return told({ firstBroken: 1, reason: "anchor" });
  const broken = await walkAll(workspaceId, { archive, walk, expected: judged.right });
  if (broken !== null) return told(broken);
  const head = walk.head().sequence;
  if (judged.last !== null && judged.last > head) return told({ firstBroken: head + 1, reason: "cutOff" });
  if (judged.wrong !== null) return told({ firstBroken: judged.wrong, reason: "checkpoint" });
  const [gap] = second.unreadable;
  return told(gap === undefined ? null : { firstBroken: gap.after + 1, reason: "unreadable" });
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
  // Most are in both places, to the letter: a signature takes as long to judge as hundred entries.
  const verdicts = new Map<string, ReturnType<typeof judge>>();
  for (const checkpoint of found) {
    const { sequence, hash } = checkpoint;
    const text = JSON.stringify(checkpoint);
    const verdict = verdicts.get(text) ?? judge(checkpoint);
    verdicts.set(text, verdict);
    if (verdict === "otherKey") otherKey += 1;
    else if (verdict === "wrong") wrong = Math.min(sequence, wrong ?? sequence);
    else right.set(sequence, (right.get(sequence) ?? new Set()).add(hash));
  }
  return { right, wrong, otherKey, last: right.size === 0 ? null : Math.max(...right.keys()) };
}

interface Walked {
  readonly archive: AuditArchive;
  readonly walk: ChainWalk;
  readonly expected: ReadonlyMap<number, ReadonlySet<string>>;
}

async function walkAll(
  workspaceId: string,
  { archive, walk, expected }: Walked,
): Promise<Pick<AuditVerification, "firstBroken" | "reason"> | null> {
  // What lies between the last checkpoint that fits and the first that does not may be rewritten from its first entry on.
  let proven = walk.head().sequence;
  for await (const entries of batchesOf(workspaceId, { archive, after: proven })) {
    for (const entry of entries) {
      if (!walk.follow(entry)) return { firstBroken: walk.head().sequence + 1, reason: "chain" };
      const signed = expected.get(entry.sequence);
      if (signed === undefined) continue;
      if ([...signed].some((hash) => hash !== entry.hash)) return { firstBroken: proven + 1, reason: "rewritten" };
      proven = entry.sequence;
    }
  }
  return null;
}

/** Batch after batch; while one is walked, the database reads the next. */
async function* batchesOf(
  workspaceId: string,
  { archive, after }: { readonly archive: AuditArchive; readonly after: number },
): AsyncIterable<readonly ChainedEntry[]> {
  const read = (from: number) => archive.chain(workspaceId, { after: from, limit: BATCH });
  let reading = read(after);
  for (;;) {
    const entries = await reading;
    const last = entries.at(-1);
    const isLast = last === undefined || entries.length < BATCH;
    if (!isLast) reading = read(last.sequence);
    // Whoever stops here waits for nothing; otherwise the next turn hears of a failure.
    reading.catch(() => undefined);
    yield entries;
    if (isLast) return;
  }
}
