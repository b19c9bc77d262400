import {
  bearerToken,
  countInWindow,
  grantToken,
  isJsonObject,
  jsonAnswer,
  withoutFields,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  type SandboxResponse,
  type SandboxWorld,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { apiError } from "./answers.ts";
import { putContent, registerFlow } from "./register-flow.ts";
import { freshState, readState, rememberState, type Handled, type SandboxState } from "./state.ts";

const FLOWS = "/api/v2/flows";

/** NICE CXone's documented flow API of connections, as far as the document goes: token, register, read. */
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
    const flow = putContent(former, { ...artefact, id }, now);
    return { state: { ...account, flows: { ...account.flows, [id]: flow } }, edited: true };
  },
  removeFlow(state, { id }) {
    const account = readState(state);
    if (!Object.hasOwn(account.flows, id)) return { state, removed: false };
    return { state: { ...account, flows: withoutFields(account.flows, [id]) }, removed: true };
  },
  expireTokens: (state) => ({ ...readState(state), tokens: {} }),
  dropScopes: (state) => ({ ...readState(state), tokens: withoutScopes(readState(state).tokens) }),
  resourceKinds: [],
  listResources: () => [],
  changeResource: (state) => state,
};

function route(state: SandboxState, request: SandboxRequest, world: SandboxWorld): Handled {
  if (request.path === "/oauth/token" && request.method === "POST") {
    const { tokens, response } = grantToken(state, request, world);
    return { state: tokens === null ? state : { ...state, tokens }, response };
  }
  const { recent, retryAfterSeconds } = countInWindow(state.rateLimit, state.recent, world.now);
  const counted = state.rateLimit === null ? state : { ...state, recent };
  if (retryAfterSeconds !== null) return { state: counted, response: tooMany(retryAfterSeconds) };
  const id = request.path === FLOWS ? "" : flowIdIn(request.path);
  if (id === null)
    return {
      state: counted,
      response: jsonAnswer(404, { message: `There is nothing at ${request.method} ${request.path}` }),
    };
  const refused = refusedToken(counted, request, world.now);
  return refused === null
    ? routeFlows(counted, id, { request, now: world.now })
    : { state: counted, response: refused };
}

function routeFlows(
  state: SandboxState,
  id: string,
  { request, now }: { readonly request: SandboxRequest; readonly now: number },
): Handled {
  if (id === "" && request.method === "POST") return registerFlow(state, request, now);
  if (id === "" || request.method !== "GET")
    return { state, response: apiError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`) };
  const flow = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  const response =
    flow === undefined ? apiError(404, "FLOW_NOT_FOUND", `Flow ${id} does not exist`) : jsonAnswer(200, flow);
  return { state, response };
}

function flowIdIn(path: string): string | null {
  if (!path.startsWith(`${FLOWS}/`)) return null;
  try {
    return decodeURIComponent(path.slice(FLOWS.length + 1));
  } catch {
    return null;
  }
}

function refusedToken(state: SandboxState, request: SandboxRequest, now: number): SandboxResponse | null {
  const token = bearerToken(state, request, now);
  if (token === null) return apiError(401, "UNAUTHORIZED", "The access token is missing, invalid or expired");
  const scope = request.method === "GET" ? "flows:read" : "flows:write";
  // The document's 401: “Expired OAuth token or missing flows:write scope”.
  return token.scopes.includes(scope)
    ? null
    : apiError(401, "INSUFFICIENT_SCOPE", `The access token lacks the scope ${scope}`);
}

function tooMany(seconds: number): SandboxResponse {
  const response = apiError(429, "RATE_LIMITED", "Too many requests");
  return { ...response, headers: { ...response.headers, "retry-after": String(seconds) } };
}
