import type { VendorError } from "../vendor-error.ts";

/** The required scopes that are not among the given ones, in the order they are required. */
export function missingScopes(required: readonly string[], given: readonly string[]): string[] {
  const have = new Set(given);
  return required.filter((scope) => !have.has(scope));
}

/** The error that names missing scopes. `where` says who does not list them. */
export function missingScopesError(missing: readonly string[], where: "credentials" | "token"): VendorError {
  const names = missing.join(", ");
  const message =
    where === "credentials"
      ? `The tenant's credentials do not list these scopes: ${names}. Add them and check the tenant again.`
      : `The vendor did not grant these scopes: ${names}. Grant them to the account at the vendor, then check again.`;
  return { kind: "missingScopes", message, missingScopes: missing, ambiguous: false };
}
