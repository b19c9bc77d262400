import {
  bearerToken,
  countInWindow,
  isJsonObject,
  namedResources,
  namesAfter,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  type SandboxResponse,
  jsonAnswer,
} from "@tonegraph/vendor-kit";
import { DIALECT_ID } from "../wire.ts";
import { apiError } from "./answers.ts";
import { createFlow, onFlow, putContent, withoutFlow } from "./flow-endpoints.ts";
import { onWebhooks, queryFigures, readAsset } from "./other-endpoints.ts";
import { signIn } from "./sign-in.ts";
import { freshState, readState, rememberState, type Asked, type Handled, type SandboxState } from "./state.ts";

const LISTS = { asset: "assets", campaign: "campaigns", queue: "queues" } as const;

/** NICE CXone's documented campaign rules, as far as the document goes, with an engine that takes its time. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: freshState,
  handle(state, request, world) {
    const account = readState(state);
    const handled = answer(account, { request, world });
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
    return { state: withoutFlow(account, id), removed: true };
  },
  switchFlow(state, { id, isOn, now }) {
    const account = readState(state);
    const former = Object.hasOwn(account.flows, id) ? account.flows[id] : undefined;
    if (former === undefined || former["status"] === "DRAFT") return { state, switched: false };
    const flow = putContent(former, { ...former, status: isOn ? "ACTIVE" : "INACTIVE" }, now);
    return { state: { ...account, flows: { ...account.flows, [id]: flow } }, switched: true };
  },
  expireTokens: (state) => ({ ...readState(state), tokens: {} }),
  dropScopes: (state) => ({ ...readState(state), tokens: withoutScopes(readState(state).tokens) }),
  resourceKinds: Object.keys(LISTS),
  listResources(state) {
    const account = readState(state);
    return Object.entries(LISTS).flatMap(([kind, list]) => namedResources(kind, account[list], account.names));
  },
  changeResource(state, { action, resource }) {
    const former = readState(state);
    const [, list] = Object.entries(LISTS).find(([kind]) => kind === resource.kind) ?? [];
    if (list === undefined) return former;
    const account = { ...former, names: namesAfter(former.names, { action, resource }) };
    const others = account[list].filter((id) => id !== resource.id);
    if (action === "remove") return { ...account, [list]: others };
    return account[list].includes(resource.id) ? account : { ...account, [list]: [...others, resource.id] };
  },
};

function answer(state: SandboxState, asked: Asked): Handled {
  const { request, world } = asked;
  if (request.path === "/oauth/token" && request.method === "POST") return signIn(state, request, world);
  const { recent, retryAfterSeconds } = countInWindow(state.rateLimit, state.recent, world.now);
  const counted = state.rateLimit === null ? state : { ...state, recent };
  if (retryAfterSeconds !== null) return { state: counted, response: tooMany(retryAfterSeconds) };
  const route = routeOf(request);
  if (route === null)
    return {
      state: counted,
      response: jsonAnswer(404, { message: `There is nothing at ${request.method} ${request.path}` }),
    };
  const refused = refusedToken(counted, asked, route.scope);
  return refused === null ? route.run(counted, asked) : { state: counted, response: refused };
}

interface Route {
  readonly scope: string;
  readonly run: (state: SandboxState, asked: Asked) => Handled;
}

function routeOf(request: SandboxRequest): Route | null {
  const { method, path } = request;
  switch (path) {
    case "/api/v2/ivr/flows":
      return { scope: "ivr:flow:write", run: method === "POST" ? createFlow : notAllowed };
    case "/api/v2/event/webhooks":
      return { scope: "event:webhook:write", run: method === "GET" || method === "POST" ? onWebhooks : notAllowed };
    case "/api/v2/analytics/ivrs/details/query":
      return { scope: "analytics:read", run: method === "POST" ? figures : notAllowed };
    default:
      return flowRoute(request) ?? assetRoute(request);
  }
}

function figures(state: SandboxState, asked: Asked): Handled {
  return { state, response: queryFigures(state, asked) };
}

function flowRoute({ method, path }: SandboxRequest): Route | null {
  const flow = /^\/api\/v2\/ivr\/flows\/([^/]+)(\/validate|\/compile|\/status|)$/.exec(path);
  const id = decoded(flow?.[1]);
  if (id === null) return null;
  const scope = method === "GET" ? "ivr:flow:read" : "ivr:flow:write";
  return { scope, run: (state, asked) => onFlow(state, { id, below: flow?.[2] ?? "" }, asked) };
}

function assetRoute({ method, path }: SandboxRequest): Route | null {
  const id = decoded(/^\/api\/v2\/media\/assets\/([^/]+)$/.exec(path)?.[1]);
  if (id === null) return null;
  const read: Route["run"] = (state) => ({ state, response: readAsset(state, id) });
  return { scope: "media:read", run: method === "GET" ? read : notAllowed };
}

function notAllowed(state: SandboxState, { request }: Asked): Handled {
  return { state, response: apiError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`) };
}

function decoded(part: string | undefined): string | null {
  try {
    return part === undefined ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}

function refusedToken(state: SandboxState, { request, world }: Asked, scope: string): SandboxResponse | null {
  const token = bearerToken(state, request, world.now);
  if (token === null) return apiError(401, "UNAUTHORIZED", "The access token is missing, invalid or expired");
  return token.scopes.includes(scope) ? null : apiError(403, "FORBIDDEN", `The access token lacks the scope ${scope}`);
}

function tooMany(seconds: number): SandboxResponse {
  const response = apiError(429, "TOO_MANY_REQUESTS", "Rate limit exceeded");
  return { ...response, headers: { ...response.headers, "retry-after": String(seconds) } };
}
