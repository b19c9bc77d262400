import type { VendorError } from "../vendor-error.ts";

/** The required scopes that are not among the given ones, in the order they are required. */
export function missingScopes(required: readonly string[], given: readonly string[]): string[] {
  const have = new Set(given);
  return required.filter((scope) => !have.has(scope));
}

/** Who does not list a scope: the credentials, a token from the start, a token any more, or a call that was refused. */
export type ScopesLackingIn = "credentials" | "token" | "laterToken" | "call";

/** The error that names missing scopes. */
export function missingScopesError(missing: readonly string[], where: ScopesLackingIn): VendorError {
  const message = missing.length === 0 ? UNNAMED : WORDS[where](missing.join(", "));
  const drift = where === "laterToken" || where === "call" ? { scopeDrift: true } : {};
  return { kind: "missingScopes", message, missingScopes: missing, ambiguous: false, ...drift };
}

const GRANT = "Grant what is missing to the account at the vendor, then check the tenant again.";
const UNNAMED = `The vendor refused the call because its token lacks a scope, and does not say which one. ${GRANT}`;
const WORDS: Readonly<Record<ScopesLackingIn, (names: string) => string>> = {
  credentials: (names) =>
    `The tenant's credentials do not list these scopes: ${names}. Add them and check the tenant again.`,
  token: (names) =>
    `The vendor did not grant these scopes: ${names}. Grant them to the account at the vendor, then check again.`,
  laterToken: (names) => `The vendor granted these scopes before and does not any more: ${names}. ${GRANT}`,
  call: (names) => `The vendor refused the call because its token lacks these scopes: ${names}. ${GRANT}`,
};
