import type { VendorError } from "../vendor-error.ts";

/** The required scopes that are not among the given ones, in the order they are required. */
export function missingScopes(required: readonly string[], given: readonly string[]): string[] {
  const have = new Set(given);
  return required.filter((scope) => !have.has(scope));
}

/** Who does not list a scope: the credentials, a token from the start, a token any more, or a call that was refused. */
export type ScopesLackingIn = "credentials" | "token" | "laterToken" | "call";

/** The error that names missing scopes; `vendor` is the vendor's name for people. */
export function missingScopesError(missing: readonly string[], where: ScopesLackingIn, vendor: string): VendorError {
  const message =
    missing.length === 0
      ? `${vendor} refused the call because its token lacks a scope, and does not say which one. ${GRANT}`
      : WORDS[where](missing.join(", "), vendor);
  const drift = where === "laterToken" || where === "call" ? { scopeDrift: true } : {};
  return { kind: "missingScopes", message, missingScopes: missing, ambiguous: false, ...drift };
}

const GRANT = "Grant what is missing to the account at the vendor, then check the tenant again.";
const WORDS: Readonly<Record<ScopesLackingIn, (names: string, vendor: string) => string>> = {
  credentials: (names) =>
    `The tenant's credentials do not list these scopes: ${names}. Add them and check the tenant again.`,
  token: (names, vendor) =>
    `${vendor} did not grant these scopes: ${names}. Grant them to the account at the vendor, then check again.`,
  laterToken: (names, vendor) => `${vendor} granted these scopes before and does not any more: ${names}. ${GRANT}`,
  call: (names, vendor) => `${vendor} refused the call because its token lacks these scopes: ${names}. ${GRANT}`,
};
