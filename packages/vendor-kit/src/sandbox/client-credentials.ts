import type { SandboxRequest, SandboxResponse, SandboxWorld } from "../sandbox.ts";
import { jsonAnswer } from "./json-answer.ts";

/** A token that a stand-in gave out. `expiresAt` is in milliseconds since the epoch. */
export interface SandboxToken {
  readonly expiresAt: number;
  readonly scopes: readonly string[];
  /** Whose it is; absent of accounts that do not keep it. */
  readonly clientId?: string;
}

/** A token as an account keeps it: plain JSON. */
type KeptToken = { expiresAt: number; scopes: string[]; clientId?: string };

/** The part of a stand-in's account that signs clients in. */
export interface SandboxClients {
  readonly clients: Readonly<Record<string, { readonly secret: string; readonly scopes: readonly string[] }>>;
  /** Seconds that a token lives. */
  readonly tokenLifetime: number;
  readonly tokens: Readonly<Record<string, SandboxToken>>;
}

/** What a sign-in leads to: the tokens that are good from then on, and the answer. */
export interface GrantedToken {
  readonly tokens: Record<string, KeptToken> | null;
  readonly response: SandboxResponse;
}

/**
 * The client-credentials grant (RFC 6749 section 4.4) with a form body, answered in OAuth's style. `tokens` is null where
 * it is refused. Without scopes the client gets all of its own; of those it asks for, the ones it may have.
 */
export function grantToken(account: SandboxClients, request: SandboxRequest, world: SandboxWorld): GrantedToken {
  if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
    return refused(400, "invalid_request", "The body must be application/x-www-form-urlencoded.");
  const form = readForm(request.body);
  if (form.get("grant_type") !== "client_credentials")
    return refused(400, "unsupported_grant_type", "Only client_credentials is supported.");
  const clientId = form.get("client_id") ?? "";
  const client = Object.hasOwn(account.clients, clientId) ? account.clients[clientId] : undefined;
  if (client === undefined || client.secret !== form.get("client_secret"))
    return refused(401, "invalid_client", "Client authentication failed.");
  const asked = (form.get("scope") ?? "").split(" ").filter((name) => name !== "");
  const granted = asked.length === 0 ? [...client.scopes] : asked.filter((name) => client.scopes.includes(name));
  if (granted.length === 0)
    return refused(400, "invalid_scope", "None of the requested scopes may be granted to this client.");
  const value = world.entropy();
  const token = { expiresAt: world.now + account.tokenLifetime * 1000, scopes: granted, clientId };
  const body = {
    access_token: value,
    token_type: "Bearer",
    expires_in: account.tokenLifetime,
    scope: granted.join(" "),
  };
  return {
    tokens: { ...stillGood(account, world.now), [value]: token },
    response: jsonAnswer(200, body, { "cache-control": "no-store" }),
  };
}

/** The client that a sign-in with a form body names; empty where it names none. */
export function clientIn(request: SandboxRequest): string {
  return readForm(request.body).get("client_id") ?? "";
}

/** The token that a request carries, or null where it carries none that is good at this time. */
export function bearerToken(
  account: Pick<SandboxClients, "tokens">,
  request: SandboxRequest,
  now: number,
): SandboxToken | null {
  const value = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const token = Object.hasOwn(account.tokens, value) ? account.tokens[value] : undefined;
  return token === undefined || token.expiresAt <= now ? null : token;
}

/** The same tokens, which may do nothing any more: what becomes of them when an account's rights are changed. */
export function withoutScopes(tokens: SandboxClients["tokens"]): Record<string, KeptToken> {
  return Object.fromEntries(Object.entries(tokens).map(([value, token]) => [value, { ...token, scopes: [] }]));
}

function refused(status: number, error: string, description: string): GrantedToken {
  const body = { error, error_description: description };
  return { tokens: null, response: jsonAnswer(status, body, { "cache-control": "no-store" }) };
}

function stillGood(account: SandboxClients, now: number): Record<string, KeptToken> {
  return Object.fromEntries(
    Object.entries(account.tokens)
      .filter(([, token]) => token.expiresAt > now)
      .map(([value, token]) => [value, { ...token, scopes: [...token.scopes] }]),
  );
}

function readForm(body: string): ReadonlyMap<string, string> {
  const pairs = body.split("&").map((pair): [string, string] => {
    const [name = "", ...rest] = pair.split("=");
    return [decode(name), decode(rest.join("="))];
  });
  return new Map(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
