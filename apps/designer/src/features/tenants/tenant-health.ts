import type { Tenant } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { Tone } from "../../ui/Pill.tsx";

/** What the pill of a tenant's card says. */
export function tenantHealth(lastCheck: Tenant["lastCheck"]): { readonly tone: Tone; readonly text: string } {
  const { health } = words.tenants;
  if (lastCheck === null) return { tone: "plain", text: health.never };
  if (lastCheck.ok) return { tone: "ok", text: health.ok };
  if (lastCheck.missingScopes.length === 0) return { tone: "error", text: health.failed };
  return { tone: "error", text: lastCheck.missingScopes.length === 1 ? health.scopeMissing : health.scopesMissing };
}

/** A fingerprint in groups of four, so that two can be compared by eye. */
export function groupedFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
}
