// Decides whether a tenant's URL may be called, from its text alone. Names are checked again when they are looked up
// (guarded-lookup.ts): a name may point anywhere, and may point elsewhere tomorrow.
import { isIP } from "node:net";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { isPublicAddress } from "./public-address.ts";

/** Hosts that may be called although they are private, as `host` or `host:port`, in lower case. */
export type AllowedHosts = ReadonlySet<string>;

/** A URL that passed. `guarded` is false for a host that the operator allowed by name. */
export interface AllowedUrl {
  readonly url: URL;
  readonly guarded: boolean;
}

/** Checks scheme, user info and host. The error is a sentence for people and names no secret. */
export function checkAddress(text: string, allowed: AllowedHosts): Result<AllowedUrl, string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return err("This is not a URL.");
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return err(`Only https addresses may be called, not ${url.protocol.replace(":", "")}.`);
  }
  if (url.username !== "" || url.password !== "") return err("An address must not carry a user name or a password.");
  if (isAllowedByName(url, allowed)) return ok({ url, guarded: false });
  const host = bareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return err(privateWords(url.hostname));
  if (isLocalName(host)) return err(privateWords(url.hostname));
  if (url.protocol !== "https:") return err("Credentials travel to this address: use https.");
  return ok({ url, guarded: true });
}

/** The sentence for an address of a private network. */
export function privateWords(host: string): string {
  return `${host} is not an address on the public internet. An operator can allow it with TONEGRAPH_ALLOW_PRIVATE_HOSTS.`;
}

function isAllowedByName(url: URL, allowed: AllowedHosts): boolean {
  const host = bareHost(url);
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return [host, url.hostname, `${host}:${port}`, `${url.hostname}:${port}`].some((name) => allowed.has(name));
}

/** The host as the resolver sees it: no brackets, no dot at the end. */
function bareHost(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/gu, "")
    .replace(/\.$/u, "")
    .toLowerCase();
}

function isLocalName(host: string): boolean {
  return (
    host === "" ||
    host === "localhost" ||
    [".localhost", ".local", ".internal", ".localdomain"].some((end) => host.endsWith(end))
  );
}
