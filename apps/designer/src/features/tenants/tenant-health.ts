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

/** Why a check failed and what to do: who must add a scope, what to look at, or that waiting is all. */
export function checkTrouble(check: NonNullable<Tenant["lastCheck"]>): {
  readonly head: string | null;
  readonly text: string;
} {
  const { askToAdd, missing, notAskedFor } = words.tenants;
  const { length } = check.missingScopes;
  if (length === 0) return { head: null, text: `${check.message} ${whatToDo(check)}` };
  const text = check.scopesLackIn === "tenant" ? notAskedFor(length) : askToAdd(length);
  return { head: missing(check.missingScopes), text };
}

/** The check says itself which fields to look at, where it can tell. */
function whatToDo({ fields = [], mayPass = false }: NonNullable<Tenant["lastCheck"]>): string {
  const { checkLater, lookAt, thenCheck } = words.tenants;
  if (fields.length > 0) return thenCheck;
  return mayPass ? checkLater : lookAt;
}

/** A fingerprint in groups of four, so that two can be compared by eye. */
export function groupedFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
}
