// How the entries of the audit log hang together. It is part of the contract, so that whoever holds an export can verify
// it without trusting the server that wrote it.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The hash before the first entry of a workspace. */
export const FIRST_AUDIT_HASH = "0".repeat(64);

/** An entry as its hash covers it. */
export interface ChainedEntry {
  readonly sequence: number;
  /** ISO 8601, UTC, with milliseconds. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly flowId: string | null;
  /** Canonical JSON. */
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal digits. */
export type TextDigest = (text: string) => string;

const digestOf: TextDigest = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 over the previous hash, the workspace and everything in the entry, each part with its length in bytes so that none can run into the next. `digest`: the platform's own SHA-256, which is several times faster. */
export function hashAuditEntry(
  workspaceId: string,
  entry: Omit<ChainedEntry, "hash">,
  digest: TextDigest = digestOf,
): string {
  const { previousHash, sequence, at, actor, action, flowId, details } = entry;
  let text = "";
  for (const part of [previousHash, workspaceId, String(sequence), at, actor, action, flowId ?? "", details])
    text += `${byteLength(part)}:${part}`;
  return digest(text);
}

// Nearly every part is ASCII, where characters are bytes: encoding each by itself would take longer than hashing it.
function byteLength(text: string): number {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 127) return utf8ToBytes(text).length;
  return text.length;
}

/** Walks a chain from its first entry. */
export interface ChainWalk {
  /** False for the first entry that does not fit: its number is not the next, its link not the last hash, or its hash not its own. */
  follow(entry: ChainedEntry): boolean;
  /** The last entry that fitted. */
  head(): { readonly sequence: number; readonly hash: string };
}

/** Begins before the first entry of a workspace, or after a later one whose hash is known from elsewhere. */
export function walkAuditChain(
  workspaceId: string,
  after: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: FIRST_AUDIT_HASH },
  digest: TextDigest = digestOf,
): ChainWalk {
  let head = { sequence: after.sequence, hash: after.hash };
  return {
    follow(entry) {
      const { sequence, previousHash, hash } = entry;
      const isNext = sequence === head.sequence + 1 && previousHash === head.hash;
      if (!isNext || hash !== hashAuditEntry(workspaceId, entry, digest)) return false;
      head = { sequence, hash };
      return true;
    },
    head: () => head,
  };
}

/** What a checkpoint says: the log had this entry with this hash at this time. */
export interface CheckpointFacts {
  readonly sequence: number;
  readonly hash: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly at: string;
}

/** The text that a checkpoint's Ed25519 signature is over. */
export function checkpointText(workspaceId: string, { sequence, hash, at }: CheckpointFacts): string {
  return ["tonegraph audit checkpoint", workspaceId, sequence, hash, at].join("\n");
}
