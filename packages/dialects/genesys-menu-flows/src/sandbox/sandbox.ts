import {
  bearerToken,
  clientIn,
  countInWindow,
  grantToken,
  isJsonObject,
  withoutFields,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  jsonAnswer,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { waitFactor } from "../queue-settings.ts";
import { DIALECT_ID } from "../wire.ts";
import { apiError, type Handled } from "./answers.ts";
import { changeFlow, createFlow, editedFlow, readFlow, withAudit, type Asked } from "./flow-endpoints.ts";
import { heardArtefact } from "./heard-artefact.ts";
import { auditLog, conversationSummary } from "./report-endpoints.ts";
import { changedResource, RESOURCE_KINDS, resourcesOf } from "./resources.ts";
import { queueStatistics, savePhrases, withPhrases } from "./routing-endpoints.ts";
import { freshState, readState, rememberState, type SandboxState } from "./state.ts";

const phrasesSchema = z.array(z.object({ id: z.string(), locale: z.string(), text: z.string() }));

/** Who changes flows behind our back. */
const SOMEBODY = "Dana Reyes";

/** Genesys Cloud's documented flow API of nested menus, as far as the document goes. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: freshState,
  handle(state, request, world) {
    const account = readState(state);
    const handled = route(account, { request, world });
    // The same value where nothing changed, so that nothing needs to be kept again.
    return { ...handled, state: handled.state === account ? state : rememberState(handled.state) };
  },
  listFlows(state) {
    const account = readState(state);
    return Object.entries(account.flows).map(([id, flow]) => ({ id, artefact: heardArtefact(flow, account) }));
  },
  waitFactor,
  editFlow(state, { id, artefact, now }) {
    const account = readState(state);
    const former = Object.hasOwn(account.flows, id) ? account.flows[id] : undefined;
    if (former === undefined || !isJsonObject(artefact)) return { state, edited: false };
    const phrases = phrasesSchema.safeParse(artefact["phrases"]);
    const spoken = withPhrases(account, phrases.success ? phrases.data : []);
    const logged = withAudit(spoken, { flowId: id, action: "Update", world: { now }, user: SOMEBODY });
    return { state: { ...logged, flows: { ...account.flows, [id]: editedFlow(former, artefact) } }, edited: true };
  },
  removeFlow(state, { id, now }) {
    const account = readState(state);
    if (!Object.hasOwn(account.flows, id)) return { state, removed: false };
    const logged = withAudit(account, { flowId: id, action: "Delete", world: { now }, user: SOMEBODY });
    return { state: { ...logged, flows: withoutFields(account.flows, [id]) }, removed: true };
  },
  listQueues: (state) =>
    Object.entries(readState(state).queues).map(([id, { available, waitSeconds }]) => ({
      id,
      availableAgents: available,
      waitSeconds,
    })),
  setQueue(state, { id, availableAgents, waitSeconds }) {
    const account = readState(state);
    if (!Object.hasOwn(account.queues, id)) return { state, changed: false };
    const queues = { ...account.queues, [id]: { available: availableAgents, waitSeconds } };
    return { state: { ...account, queues }, changed: true };
  },
  expireTokens: (state) => ({ ...readState(state), tokens: {} }),
  dropScopes: (state) => ({ ...readState(state), tokens: withoutScopes(readState(state).tokens) }),
  resourceKinds: RESOURCE_KINDS,
  listResources: (state) => resourcesOf(readState(state)),
  changeResource: (state, change) => changedResource(readState(state), change),
};

interface Route {
  readonly scope: string;
  readonly answer: (state: SandboxState, asked: Asked) => Handled;
}

function route(state: SandboxState, asked: Asked): Handled {
  const { request, world } = asked;
  if (request.path === "/oauth/token" && request.method === "POST") return signIn(state, asked);
  const token = bearerToken(state, request, world.now);
  if (token === null) {
    const words = "No authentication bearer token specified, or it is invalid or expired.";
    return { state, response: apiError(401, "authentication.required", words) };
  }
  const counted = countRequest(state, token.clientId ?? "", world.now);
  return "response" in counted ? counted : answerOf(counted, asked, token.scopes);
}

// “10-20 requests per second per client”: a sign-in is one of them, whether or not its secret is right.
function signIn(state: SandboxState, { request, world }: Asked): Handled {
  const clientId = clientIn(request);
  const counted = Object.hasOwn(state.clients, clientId) ? countRequest(state, clientId, world.now) : state;
  if ("response" in counted) return counted;
  const { tokens, response } = grantToken(counted, request, world);
  return { state: tokens === null ? counted : { ...counted, tokens }, response };
}

function answerOf(state: SandboxState, asked: Asked, scopes: readonly string[]): Handled {
  const { request } = asked;
  const found = routeOf(request);
  if (found === null) return { state, response: jsonAnswer(404, { message: `There is nothing at ${request.path}.` }) };
  if (found === "method")
    return { state, response: apiError(405, "method.not.allowed", `${request.method} is not allowed here.`) };
  if (scopes.includes(found.scope)) return found.answer(state, asked);
  // The document's 401: “Expired access token or missing OAuth scopes”.
  const words = `The client lacks the scope ${found.scope}.`;
  return { state, response: apiError(401, "missing.any.permissions", words) };
}

/** The state with one more request of a client, or the answer to one too many. */
function countRequest(state: SandboxState, clientId: string, now: number): SandboxState | Handled {
  if (state.rateLimit === null) return state;
  const { recent, retryAfterSeconds } = countInWindow(state.rateLimit, recentOf(state, clientId), now);
  const counted = { ...state, recentOf: { ...state.recentOf, [clientId]: recent } };
  if (retryAfterSeconds === null) return counted;
  const words = `Rate limit exceeded the maximum. Retry the request in ${retryAfterSeconds} seconds.`;
  const response = apiError(429, "too.many.requests", words);
  const headers = { ...response.headers, "retry-after": String(retryAfterSeconds) };
  return { state: counted, response: { ...response, headers } };
}

function recentOf(state: SandboxState, clientId: string): readonly number[] {
  return Object.hasOwn(state.recentOf, clientId) ? (state.recentOf[clientId] ?? []) : [];
}

/** What a request asks for, null where there is nothing, `method` where there is something under another method. */
function routeOf({ method, path }: SandboxRequest): Route | "method" | null {
  const flowId = partOf(path, /^\/api\/v2\/flows\/([^/]+)$/);
  const queueId = partOf(path, /^\/api\/v2\/routing\/queues\/([^/]+)\/statistics$/);
  const routes: Readonly<Record<string, Route>> = {
    ...(path === "/api/v2/flows" ? { POST: { scope: "flow:write", answer: createFlow } } : {}),
    ...(flowId === null
      ? {}
      : {
          GET: { scope: "flow:read", answer: (state) => readFlow(state, flowId) },
          PATCH: { scope: "flow:write", answer: (state, asked) => changeFlow(state, flowId, asked) },
        }),
    ...(path === "/api/v2/routing/phrases/bulk"
      ? { POST: { scope: "routing:phrase:write", answer: savePhrases } }
      : {}),
    ...(queueId === null
      ? {}
      : { GET: { scope: "routing:queue:read", answer: (state) => queueStatistics(state, queueId) } }),
    ...(path === "/api/v2/analytics/conversations/summary/query"
      ? { POST: { scope: "analytics:conversation:read", answer: conversationSummary } }
      : {}),
    ...(path === "/api/v2/auditlogs" ? { GET: { scope: "audit:read", answer: auditLog } } : {}),
  };
  if (Object.keys(routes).length === 0) return null;
  return Object.hasOwn(routes, method) ? (routes[method] ?? null) : "method";
}

function partOf(path: string, form: RegExp): string | null {
  try {
    const part = form.exec(path)?.[1];
    return part === undefined ? null : decodeURIComponent(part);
  } catch {
    return null;
  }
}
