// A resolver for outgoing connections that refuses a name as soon as one of its addresses is private. It runs when the
// connection is made, so that a name which changes its address after the check (DNS rebinding) gains nothing.
import { lookup as systemLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** The code of the error that a refused name gives. */
export const NOT_ALLOWED = "TONEGRAPH_ADDRESS_NOT_ALLOWED";

/** How names are resolved; the system's resolver by default, a table in tests. */
export type ResolveAll = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** Makes the `lookup` of a socket. */
export function guardedLookup(resolve: ResolveAll = resolveBySystem): LookupFunction {
  return (host, options, callback) => {
    resolve(host, (error, addresses) => {
      const first = addresses[0];
      if (error !== null || first === undefined) {
        callback(error ?? Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" }), "", 0);
        return;
      }
      if (!addresses.every((entry) => isPublicAddress(entry.address))) {
        callback(Object.assign(new Error(`${host} points into a private network`), { code: NOT_ALLOWED }), "", 0);
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Resolves a name to all its addresses with the system's resolver. */
export function resolveBySystem(host: string, done: (error: Error | null, addresses: LookupAddress[]) => void): void {
  systemLookup(host, { all: true, verbatim: true }, (error, addresses) => {
    done(error, error === null ? addresses : []);
  });
}
