import type { DialectSandbox, SandboxRequest } from "@tonegraph/vendor-kit";
import { isJsonObject } from "../json-object.ts";
import { DIALECT_ID } from "../wire.ts";
import { apiError } from "./answers.ts";
import { createFlow, putContent, readFlow, replaceFlow } from "./flow-endpoints.ts";
import { freshState, readState, rememberState, type SandboxState } from "./state.ts";
import { handleToken, type Handled, type SandboxWorld } from "./token-endpoint.ts";

const FLOWS = "/api/v2/ivr/flows";

/** NICE CXone's documented IVR API, as far as the document goes: token, create, read and replace flows. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: freshState,
  handle(state, request, world) {
    const account = readState(state);
    const handled = route(account, request, world);
    // The same value where nothing changed, so that nothing needs to be kept again.
    return { ...handled, state: handled.state === account ? state : rememberState(handled.state) };
  },
  listFlows: (state) => Object.entries(readState(state).flows).map(([id, artefact]) => ({ id, artefact })),
  editFlow(state, { id, artefact, now }) {
    const account = readState(state);
    const former = Object.hasOwn(account.flows, id) ? account.flows[id] : undefined;
    if (former === undefined || !isJsonObject(artefact)) return { state, edited: false };
    return {
      state: { ...account, flows: { ...account.flows, [id]: putContent(former, artefact, now) } },
      edited: true,
    };
  },
  expireTokens: (state) => ({ ...readState(state), tokens: {} }),
  listResources(state) {
    const { queues, agents } = readState(state);
    return [...queues.map((id) => ({ kind: "queue", id })), ...agents.map((id) => ({ kind: "agent", id }))];
  },
  changeResource(state, { action, resource }) {
    const account = readState(state);
    const changed = (ids: readonly string[]): string[] =>
      action === "add" ? [...new Set([...ids, resource.id])] : ids.filter((id) => id !== resource.id);
    if (resource.kind === "queue") return { ...account, queues: changed(account.queues) };
    if (resource.kind === "agent") return { ...account, agents: changed(account.agents) };
    return account;
  },
};

function route(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  if (request.path === "/oauth2/token" && request.method === "POST") return handleToken(state, request, world);
  const limited = countRequest(state, world.now);
  if ("response" in limited) return limited;
  const id = request.path === FLOWS ? "" : flowIdIn(request.path);
  if (id === null) return { state: limited, response: noSuchPath(request) };
  const scope = request.method === "GET" ? "ivr:read" : "ivr:write";
  const refused = refusedToken(limited, request, { scope, now: world.now });
  if (refused) return { state: limited, response: refused };
  return routeFlows(limited, id, { request, world });
}

function routeFlows(
  state: SandboxState,
  id: string,
  at: { readonly request: SandboxRequest; readonly world: SandboxWorld },
): Handled {
  const { method } = at.request;
  if (id === "" && method === "POST") return createFlow(state, at.request, at.world);
  if (id !== "" && method === "GET") return readFlow(state, id);
  if (id !== "" && method === "PUT") return replaceFlow(state, id, at);
  return { state, response: wrongMethod(at.request) };
}

function flowIdIn(path: string): string | null {
  return path.startsWith(`${FLOWS}/`) ? decoded(path.slice(FLOWS.length + 1)) : null;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function countRequest(state: SandboxState, now: number): SandboxState | Handled {
  if (state.rateLimit === null) return state;
  const { requests, windowMs } = state.rateLimit;
  const recent = state.recent.filter((at) => at > now - windowMs);
  if (recent.length < requests) return { ...state, recent: [...recent, now] };
  const seconds = Math.ceil(((recent[0] ?? now) + windowMs - now) / 1000);
  const response = apiError(429, "RATE_LIMITED", "Too many requests");
  return {
    state: { ...state, recent },
    response: { ...response, headers: { ...response.headers, "retry-after": String(seconds) } },
  };
}

function refusedToken(
  state: SandboxState,
  request: SandboxRequest,
  needed: { readonly scope: string; readonly now: number },
): Handled["response"] | null {
  const value = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const token = Object.hasOwn(state.tokens, value) ? state.tokens[value] : undefined;
  if (token === undefined || token.expiresAt <= needed.now)
    return apiError(401, "UNAUTHORIZED", "The access token is missing, invalid or expired");
  if (token.scopes.includes(needed.scope)) return null;
  return apiError(403, "INSUFFICIENT_SCOPE", `The access token lacks the scope ${needed.scope}`);
}

function noSuchPath(request: SandboxRequest): Handled["response"] {
  return apiError(404, "NOT_FOUND", `There is nothing at ${request.method} ${request.path}`);
}

function wrongMethod(request: SandboxRequest): Handled["response"] {
  return apiError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`);
}
