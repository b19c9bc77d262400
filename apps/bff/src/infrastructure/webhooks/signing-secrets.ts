import { ok } from "@tonegraph/flow-model";
import type { SigningSecrets } from "../../modules/webhooks/ports.ts";
import type { SecretBox } from "../vendor/secret-box.ts";

/** Signing secrets in the box that also keeps vendors' credentials, each bound to its webhook and version. */
export function createSigningSecrets(box: SecretBox, onSecret: (secret: string) => void): SigningSecrets {
  const ownerOf = (webhookId: string, version: number) => ({ tenantId: webhookId, dialect: "webhook", version });
  return {
    seal(webhookId, version, secret) {
      onSecret(secret);
      const { wrappedKey, sealed } = box.seal(ownerOf(webhookId, version), {
        clientId: "webhook",
        clientSecret: secret,
        scopes: [],
      });
      return { wrappedKey, sealed, version };
    },
    open(webhookId, stored) {
      const opened = box.open(ownerOf(webhookId, stored.version), stored);
      if (!opened.ok) return opened;
      onSecret(opened.value.clientSecret);
      return ok(opened.value.clientSecret);
    },
  };
}
