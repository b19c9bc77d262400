import type { VendorCredentials } from "../client.ts";
import type { VendorError } from "../vendor-error.ts";

const CONTROL = /\p{Cc}/u;

/** Why these credentials cannot be right, before anything is sent; null where nothing is wrong with their form. */
export function credentialFault(credentials: VendorCredentials, vendor: string): VendorError | null {
  const { clientId, clientSecret, scopes } = credentials;
  const words =
    faultOf("client id", clientId, /\s/u) ??
    faultOf("client secret", clientSecret, /^\s|\s$/u) ??
    scopes.map((scope) => faultOf("list of scopes", scope, /\s/u)).find((fault) => fault !== null) ??
    null;
  if (words === null) return null;
  return { kind: "unauthorized", message: `${vendor} was not called: ${words}`, ambiguous: false };
}

// The value itself is never shown: only what is wrong with it.
function faultOf(name: string, value: string, spaces: RegExp): string | null {
  const copy = "Copy it from the vendor again and save the tenant.";
  if (value === "") return `the ${name} is empty. ${copy}`;
  if (CONTROL.test(value)) return `the ${name} contains a line break or another control character. ${copy}`;
  return spaces.test(value) ? `the ${name} contains a space where there can be none. ${copy}` : null;
}
