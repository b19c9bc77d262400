// Credentials at rest: AES-256-GCM under a data key per tenant, which is itself sealed with the master key. The
// associated data binds a ciphertext to its tenant, dialect and version, so that rows cannot be swapped.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "@tonegraph/flow-model";
import type { VendorCredentials } from "@tonegraph/vendor-kit";
import { z } from "zod";

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NOT_OPENED = "The credentials cannot be opened: enter them again.";
const credentialsSchema = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string(),
  scopes: z.array(z.string()),
});

/** What a sealed secret belongs to. */
export interface SecretOwner {
  readonly tenantId: string;
  readonly dialect: string;
  /** Goes up with every replacement. */
  readonly version: number;
}

/** A tenant's credentials as they are stored. */
export interface SealedCredentials {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
  readonly fingerprint: string;
}

/** Seals and opens credentials with one master key. */
export interface SecretBox {
  seal(owner: SecretOwner, credentials: VendorCredentials): SealedCredentials;
  /** Fails when the master key is another one, or when the row was changed. */
  open(owner: SecretOwner, stored: Omit<SealedCredentials, "fingerprint">): Result<VendorCredentials, string>;
  /** Seals a text, such as a token, with the data key of stored credentials: who has not these cannot open it. */
  sealText(owner: SecretOwner, wrappedKey: Buffer, text: string): Result<Buffer, string>;
  /** Opens it again; null where key, owner or text are others. */
  openText(owner: SecretOwner, wrappedKey: Buffer, sealed: Buffer): string | null;
  /** A value that only this master key gives; stored once, it shows at start whether the key is the right one. */
  readonly keyCheck: string;
}

/** Makes the box. */
export function createSecretBox(masterKey: Buffer): SecretBox {
  const wrappingKey = derive(masterKey, "tonegraph wrapping key");
  const fingerprintKey = derive(masterKey, "tonegraph fingerprint key");
  const openKey = (owner: SecretOwner, wrappedKey: Buffer) => decrypt(wrappingKey, wrappedKey, associatedData(owner));
  return {
    sealText(owner, wrappedKey, text) {
      const dataKey = openKey(owner, wrappedKey);
      if (dataKey === null) return err(NOT_OPENED);
      return ok(encrypt(dataKey, Buffer.from(text, "utf8"), textData(owner)));
    },
    openText(owner, wrappedKey, sealed) {
      const dataKey = openKey(owner, wrappedKey);
      return (dataKey && decrypt(dataKey, sealed, textData(owner)))?.toString("utf8") ?? null;
    },
    keyCheck: derive(masterKey, "tonegraph key check").toString("hex"),
    seal(owner, credentials) {
      const dataKey = randomBytes(KEY_BYTES);
      const text = JSON.stringify(credentialsSchema.parse({ ...credentials, scopes: [...credentials.scopes] }));
      return {
        wrappedKey: encrypt(wrappingKey, dataKey, associatedData(owner)),
        sealed: encrypt(dataKey, Buffer.from(text, "utf8"), associatedData(owner)),
        fingerprint: fingerprint(fingerprintKey, credentials),
      };
    },
    open(owner, stored) {
      const dataKey = openKey(owner, stored.wrappedKey);
      const text = dataKey === null ? null : decrypt(dataKey, stored.sealed, associatedData(owner));
      if (text === null) return err(NOT_OPENED);
      return ok(credentialsSchema.parse(JSON.parse(text.toString("utf8"))));
    },
  };
}

/** Whether two key checks are the same, in constant time. */
export function sameKeyCheck(stored: string, present: string): boolean {
  const [left, right] = [Buffer.from(stored), Buffer.from(present)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}

function derive(masterKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, Buffer.alloc(0), purpose, KEY_BYTES));
}

function associatedData(owner: SecretOwner): Buffer {
  return Buffer.from(`${owner.tenantId}|${owner.dialect}|${owner.version}`, "utf8");
}

/** Another one than that of credentials: neither can be put in the other's place. */
function textData(owner: SecretOwner): Buffer {
  return Buffer.concat([associatedData(owner), Buffer.from("|text", "utf8")]);
}

// Length-prefixed, so that no other pair of id and secret gives the same input.
function fingerprint(key: Buffer, credentials: VendorCredentials): string {
  const input = JSON.stringify([credentials.clientId, credentials.clientSecret]);
  return createHmac("sha256", key).update(input).digest("hex").slice(0, 16);
}

function encrypt(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAAD(aad);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, box: Buffer, aad: Buffer): Buffer | null {
  if (box.byteLength < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad).setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    // Node throws when the tag does not fit; for us that is an answer, not a bug.
    return null;
  }
}
