import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { checkAddress, privateWords, type AllowedHosts } from "./address-policy.ts";
import { resolveBySystem, type ResolveAll } from "./guarded-lookup.ts";
import { isPublicAddress } from "./public-address.ts";

const LOOKUP_PATIENCE_MS = 1500;

/**
 * Checks a tenant's address when it is entered: the text, and where its name points at this moment. A name that cannot
 * be resolved now is accepted, because every call checks again.
 */
export async function checkTenantAddress(
  text: string,
  allowed: AllowedHosts,
  resolve: ResolveAll = resolveBySystem,
): Promise<Result<null, string>> {
  const checked = checkAddress(text, allowed);
  if (!checked.ok) return checked;
  const { url, guarded } = checked.value;
  if (!guarded || isIP(url.hostname.replace(/^\[|\]$/gu, "")) !== 0) return ok(null);
  const addresses = await addressesOf(url.hostname, resolve);
  return addresses.every((entry) => isPublicAddress(entry.address)) ? ok(null) : err(privateWords(url.hostname));
}

function addressesOf(host: string, resolve: ResolveAll): Promise<LookupAddress[]> {
  return new Promise((done) => {
    const patience = setTimeout(() => {
      done([]);
    }, LOOKUP_PATIENCE_MS);
    resolve(host, (error, addresses) => {
      clearTimeout(patience);
      done(error === null ? addresses : []);
    });
  });
}
