// Checkpoints are signed with a key of their own that follows from the secret key: whoever rewrites the whole log in the
// database cannot sign it again.
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from "node:crypto";
import { checkpointText } from "@tonegraph/api-contract";
import type { CheckpointSigner } from "../../modules/audit/ports.ts";

const SEED_BYTES = 32;
/** What stands before the seed in a PKCS#8 document of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** Makes the signer of one secret key. */
export function createCheckpointSigner(secretKey: Buffer): CheckpointSigner {
  const seed = Buffer.from(hkdfSync("sha256", secretKey, Buffer.alloc(0), "tonegraph audit checkpoints", SEED_BYTES));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ format: "der", type: "spki" });
  const keyId = createHash("sha256").update(der).digest("hex").slice(0, 16);
  return {
    publicKey: der.toString("base64"),
    sign(workspaceId, facts) {
      const signature = sign(null, Buffer.from(checkpointText(workspaceId, facts), "utf8"), privateKey);
      return { ...facts, keyId, signature: signature.toString("base64") };
    },
    judge(workspaceId, checkpoint) {
      if (checkpoint.keyId !== keyId) return "otherKey";
      const text = Buffer.from(checkpointText(workspaceId, checkpoint), "utf8");
      return verify(null, text, publicKey, Buffer.from(checkpoint.signature, "base64")) ? "right" : "wrong";
    },
  };
}
