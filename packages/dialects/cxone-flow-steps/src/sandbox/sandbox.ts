import {
  bearerToken,
  countInWindow,
  grantToken,
  jsonAnswer,
  namedResources,
  namesAfter,
  withoutFields,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  type SandboxWorld,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { apiError, type Handled } from "./answers.ts";
import { editBundle, listBundles, withoutBundle } from "./bundles.ts";
import { readFlow, writeFlow } from "./flow-endpoints.ts";
import { freshState, readState, rememberState, type SandboxState } from "./state.ts";
import { exitOfAnswer, whatCallersMeet } from "./what-callers-meet.ts";

const FLOWS = "/api/v2/flow/flows";
const TOKEN = "/oauth/token";

/** NICE CXone's documented flow API of steps, as far as the document goes: token, write and read flows. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: freshState,
  handle(state, request, world) {
    const account = readState(state);
    const handled = route(account, request, world);
    // The same value where nothing changed, so that nothing needs to be kept again.
    return { ...handled, state: handled.state === account ? state : rememberState(handled.state) };
  },
  listFlows: (state) => listBundles(readState(state)),
  whatCallersMeet,
  exitOfAnswer,
  editFlow(state, { id, artefact }) {
    const edited = editBundle(readState(state), id, artefact);
    return edited === null ? { state, edited: false } : { state: edited, edited: true };
  },
  removeFlow(state, { id }) {
    const left = withoutBundle(readState(state), id);
    return left === null ? { state, removed: false } : { state: left, removed: true };
  },
  expireTokens: (state) => ({ ...readState(state), tokens: {} }),
  dropScopes: (state) => ({ ...readState(state), tokens: withoutScopes(readState(state).tokens) }),
  resourceKinds: ["queue", "agent"],
  listResources(state) {
    const { queues, agents, names } = readState(state);
    return [...namedResources("queue", queues, names), ...namedResources("agent", agents, names)];
  },
  changeResource(state, { action, resource }) {
    const former = readState(state);
    const account = { ...former, names: namesAfter(former.names, { action, resource }) };
    const changed = (ids: readonly string[]): string[] =>
      action === "add" ? [...new Set([...ids, resource.id])] : ids.filter((id) => id !== resource.id);
    if (resource.kind === "queue") return { ...account, queues: changed(account.queues) };
    if (resource.kind === "agent") return { ...account, agents: changed(account.agents) };
    // A flow is made by its own call only.
    if (resource.kind === "flow" && action === "remove")
      return { ...former, flows: withoutFields(former.flows, [resource.id]) };
    return former;
  },
};

function route(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  if (request.path === TOKEN && request.method === "POST") return signIn(state, request, world);
  const limited = countRequest(state, world.now);
  if ("response" in limited) return limited;
  const id = flowIdIn(request.path);
  if (id === null || id === "") return { state: limited, response: noSuchPath(request) };
  const scopes = request.method === "GET" ? ["api:read"] : ["flow:edit", "integration:manage"];
  const refused = refusedToken(limited, request, { scopes, now: world.now });
  if (refused) return { state: limited, response: refused };
  if (request.method === "GET") return readFlow(limited, id);
  if (request.method === "PUT") return writeFlow(limited, id, request);
  return { state: limited, response: wrongMethod(request) };
}

function flowIdIn(path: string): string | null {
  if (!path.startsWith(`${FLOWS}/`)) return null;
  try {
    return decodeURIComponent(path.slice(FLOWS.length + 1));
  } catch {
    return null;
  }
}

function signIn(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  const { tokens, response } = grantToken(state, request, world);
  return { state: tokens === null ? state : { ...state, tokens }, response };
}

function countRequest(state: SandboxState, now: number): SandboxState | Handled {
  if (state.rateLimit === null) return state;
  const { recent, retryAfterSeconds } = countInWindow(state.rateLimit, state.recent, now);
  if (retryAfterSeconds === null) return { ...state, recent };
  const response = apiError(429, "RATE_LIMITED", "Too many requests");
  return {
    state: { ...state, recent },
    response: { ...response, headers: { ...response.headers, "retry-after": String(retryAfterSeconds) } },
  };
}

function refusedToken(
  state: SandboxState,
  request: SandboxRequest,
  needed: { readonly scopes: readonly string[]; readonly now: number },
): Handled["response"] | null {
  const token = bearerToken(state, request, needed.now);
  if (token === null) return apiError(401, "UNAUTHORIZED", "The access token is missing, invalid or expired");
  const lacking = needed.scopes.filter((scope) => !token.scopes.includes(scope));
  if (lacking.length === 0) return null;
  // The document's own word for it, in the form of RFC 6750 section 3.1.
  return jsonAnswer(403, {
    error: "insufficient_scope",
    error_description: `The access token lacks ${lacking.join(" and ")}.`,
  });
}

function noSuchPath(request: SandboxRequest): Handled["response"] {
  return jsonAnswer(404, { message: `There is nothing at ${request.method} ${request.path}` });
}

function wrongMethod(request: SandboxRequest): Handled["response"] {
  return apiError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`);
}
