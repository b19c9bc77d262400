import {
  bearerToken,
  countInWindow,
  grantToken,
  isJsonObject,
  namedResources,
  namesAfter,
  withoutFields,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  type SandboxResponse,
  jsonAnswer,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { apiError, type Handled } from "./answers.ts";
import { createFlow, putContent, readFlow, replaceFlow, type Asked } from "./flow-endpoints.ts";
import { queryDetails } from "./query-details.ts";
import { freshState, readState, rememberState, type SandboxState } from "./state.ts";

const FLOWS = "/api/v2/ivr/flows";
const DETAILS = "/api/v2/analytics/voice/details/query";

/** NICE CXone's documented IVR API, as far as the document goes. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: freshState,
  handle(state, request, world) {
    const account = readState(state);
    const handled = route(account, { request, world });
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
  removeFlow(state, { id }) {
    const account = readState(state);
    if (!Object.hasOwn(account.flows, id)) return { state, removed: false };
    return { state: { ...account, flows: withoutFields(account.flows, [id]) }, removed: true };
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
    return former;
  },
};

interface Route {
  readonly scope: string;
  /** What answers each method. */
  readonly methods: Readonly<Record<string, (state: SandboxState, asked: Asked) => Handled>>;
}

function route(state: SandboxState, asked: Asked): Handled {
  const { request, world } = asked;
  if (request.path === "/oauth2/token" && request.method === "POST") {
    const { tokens, response } = grantToken(state, request, world);
    return { state: tokens === null ? state : { ...state, tokens }, response };
  }
  const counted = countRequest(state, world.now);
  if ("response" in counted) return counted;
  const found = routeOf(request);
  if (found === null) return { state: counted, response: noSuchPath(request) };
  const refused = refusedToken(counted, asked, found.scope);
  if (refused) return { state: counted, response: refused };
  const answer = Object.hasOwn(found.methods, request.method) ? found.methods[request.method] : undefined;
  return answer === undefined ? { state: counted, response: wrongMethod(request) } : answer(counted, asked);
}

function routeOf({ method, path }: SandboxRequest): Route | null {
  if (path === DETAILS) return { scope: "analytics:read", methods: { POST: queryDetails } };
  const scope = method === "GET" ? "ivr:read" : "ivr:write";
  if (path === FLOWS) return { scope, methods: { POST: createFlow } };
  const id = path.startsWith(`${FLOWS}/`) ? decoded(path.slice(FLOWS.length + 1)) : null;
  if (id === null) return null;
  return {
    scope,
    methods: { GET: (state) => readFlow(state, id), PUT: (state, asked) => replaceFlow(state, id, asked) },
  };
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
  const { recent, retryAfterSeconds } = countInWindow(state.rateLimit, state.recent, now);
  const counted = { ...state, recent };
  if (retryAfterSeconds === null) return counted;
  const response = apiError(429, "RATE_LIMITED", "Too many requests");
  const headers = { ...response.headers, "retry-after": String(retryAfterSeconds) };
  return { state: counted, response: { ...response, headers } };
}

function refusedToken(state: SandboxState, { request, world }: Asked, scope: string): SandboxResponse | null {
  const token = bearerToken(state, request, world.now);
  if (token === null) return apiError(401, "UNAUTHORIZED", "The access token is missing, invalid or expired");
  if (token.scopes.includes(scope)) return null;
  return apiError(403, "INSUFFICIENT_SCOPE", `The access token lacks the scope ${scope}`);
}

function noSuchPath(request: SandboxRequest): SandboxResponse {
  return jsonAnswer(404, { message: `There is nothing at ${request.method} ${request.path}` });
}

function wrongMethod(request: SandboxRequest): SandboxResponse {
  return apiError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`);
}
