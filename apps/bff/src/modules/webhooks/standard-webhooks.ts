// Signatures as https://www.standardwebhooks.com says: HMAC-SHA256 of "<id>.<timestamp>.<body>", in base64, after "v1,".
import { createHmac } from "node:crypto";

const PREFIX = "whsec_";

/** Makes a secret (`whsec_` and base64) from 24 to 64 random bytes. */
export function toSigningSecret(random: Buffer): string {
  if (random.byteLength < 24 || random.byteLength > 64) throw new Error("a signing secret has 24 to 64 bytes");
  return `${PREFIX}${random.toString("base64")}`;
}

/** The headers that carry a message's id, its time of sending and one signature for each valid secret. */
export function signedHeaders({
  id,
  at,
  body,
  secrets,
}: {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  readonly secrets: readonly string[];
}): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = secrets.map((secret) => `v1,${hmac(secret, `${id}.${timestamp}.${body}`)}`).join(" ");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}

function hmac(secret: string, content: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}
