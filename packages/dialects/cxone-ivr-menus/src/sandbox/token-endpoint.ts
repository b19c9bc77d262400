import type { SandboxRequest, SandboxResponse } from "@tonegraph/vendor-kit";
import { json, signInError } from "./answers.ts";
import type { SandboxState } from "./state.ts";

/** What the outside gives a request. */
export interface SandboxWorld {
  readonly now: number;
  entropy(): string;
}

/** A state and the answer that led to it. */
export interface Handled {
  readonly state: SandboxState;
  readonly response: SandboxResponse;
}

/** `POST /oauth2/token`: the client-credentials grant with a form body. */
export function handleToken(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  const refuse = (status: number, error: string, words: string): Handled => ({
    state,
    response: signInError(status, error, words),
  });
  if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
    return refuse(400, "invalid_request", "The body must be application/x-www-form-urlencoded.");
  const form = readForm(request.body);
  if (form.get("grant_type") !== "client_credentials")
    return refuse(400, "unsupported_grant_type", "Only client_credentials is supported.");
  const client = Object.hasOwn(state.clients, form.get("client_id") ?? "")
    ? state.clients[form.get("client_id") ?? ""]
    : undefined;
  if (client === undefined || client.secret !== form.get("client_secret"))
    return refuse(401, "invalid_client", "Client authentication failed.");
  const asked = (form.get("scope") ?? "").split(" ").filter((name) => name !== "");
  const granted = asked.length === 0 ? client.scopes : asked.filter((name) => client.scopes.includes(name));
  if (granted.length === 0)
    return refuse(400, "invalid_scope", "None of the requested scopes may be granted to this client.");
  const value = world.entropy();
  const token = { expiresAt: world.now + state.tokenLifetime * 1000, scopes: granted };
  return {
    state: { ...state, tokens: { ...stillGood(state, world.now), [value]: token } },
    response: json(
      200,
      { access_token: value, token_type: "Bearer", expires_in: state.tokenLifetime, scope: granted.join(" ") },
      { "cache-control": "no-store" },
    ),
  };
}

function stillGood(state: SandboxState, now: number): SandboxState["tokens"] {
  return Object.fromEntries(Object.entries(state.tokens).filter(([, token]) => token.expiresAt > now));
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
