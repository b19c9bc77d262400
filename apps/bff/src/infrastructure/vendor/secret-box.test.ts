import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSecretBox, sameKeyCheck, type SecretOwner } from "./secret-box.ts";

const OWNER: SecretOwner = { tenantId: "tenant_1", dialect: "cxone-ivr-menus", version: 1 };
const CREDENTIALS = { clientId: "client-a", clientSecret: "canary-7f3a9c", scopes: ["ivr:read"] };

describe("createSecretBox", () => {
  const masterKey = randomBytes(32);
  const box = createSecretBox(masterKey);
  const stored = box.seal(OWNER, CREDENTIALS);

  it("gives back what was sealed", () => {
    expect(box.open(OWNER, stored)).toEqual({ ok: true, value: CREDENTIALS });
    expect(createSecretBox(masterKey).open(OWNER, stored).ok).toBe(true);
  });

  it.each([
    ["another tenant", { ...OWNER, tenantId: "tenant_2" }],
    ["another dialect", { ...OWNER, dialect: "genesys-menu-flows" }],
    ["another version", { ...OWNER, version: 2 }],
  ])("opens nothing for %s", (_, owner) => {
    expect(box.open(owner, stored).ok).toBe(false);
  });

  it("opens nothing with another master key, or when one bit was changed", () => {
    expect(createSecretBox(randomBytes(32)).open(OWNER, stored).ok).toBe(false);
    for (const place of [0, 13, stored.sealed.byteLength - 1]) {
      const sealed = Buffer.from(stored.sealed);
      sealed[place] = (sealed[place] ?? 0) ^ 1;
      expect(box.open(OWNER, { ...stored, sealed }).ok).toBe(false);
    }
    expect(box.open(OWNER, { ...stored, sealed: Buffer.alloc(3) }).ok).toBe(false);
  });

  it("stores no part of a secret in the clear and never the same bytes twice", () => {
    const again = box.seal(OWNER, CREDENTIALS);
    expect(again.sealed.equals(stored.sealed)).toBe(false);
    for (const part of [stored.sealed, stored.wrappedKey, Buffer.from(stored.fingerprint)]) {
      expect(part.includes("canary-7f3a9c")).toBe(false);
      expect(part.includes("client-a")).toBe(false);
    }
  });

  it("gives equal credentials one fingerprint, which depends on the key", () => {
    expect(box.seal({ ...OWNER, tenantId: "tenant_2" }, CREDENTIALS).fingerprint).toBe(stored.fingerprint);
    expect(box.seal(OWNER, { ...CREDENTIALS, clientSecret: "other" }).fingerprint).not.toBe(stored.fingerprint);
    expect(createSecretBox(randomBytes(32)).seal(OWNER, CREDENTIALS).fingerprint).not.toBe(stored.fingerprint);
  });

  it("shows whether a key is the one that was used before", () => {
    expect(sameKeyCheck(box.keyCheck, createSecretBox(masterKey).keyCheck)).toBe(true);
    expect(sameKeyCheck(box.keyCheck, createSecretBox(randomBytes(32)).keyCheck)).toBe(false);
    expect(sameKeyCheck("", box.keyCheck)).toBe(false);
  });
});
