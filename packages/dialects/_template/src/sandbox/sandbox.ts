import type { Json } from "@tonegraph/flow-model";
import {
  IN_SHORT_WORDS,
  bearerToken,
  withoutFields,
  withoutScopes,
  type DialectSandbox,
  type SandboxRequest,
  type SandboxResponse,
} from "@tonegraph/vendor-kit";
import { z } from "zod";
import { DIALECT_ID, wireLineSchema } from "../wire.ts";

const stateSchema = z.object({
  tokens: z.record(z.string(), z.object({ expiresAt: z.number(), scopes: z.array(z.string()) })),
  lines: z.record(z.string(), z.record(z.string(), z.json())),
  /** What people call each desk, by its id. */
  desks: z.record(z.string(), z.string()),
});
type State = z.infer<typeof stateSchema>;
type Handled = { readonly state: State; readonly response: SandboxResponse };

const SECRETS: Readonly<Record<string, string>> = { "sandbox-client": "sandbox-secret" };
const DESKS = { sales: "Sales", support: "Support", operator: "Operator", queue_general: "General enquiries" };
const TOKEN_LIFE_S = 600;

/** The toy vendor's API: sign in with JSON, PUT, GET and DELETE lines, list desks. */
export const sandbox: DialectSandbox = {
  id: DIALECT_ID,
  initialState: () => ({ tokens: {}, lines: {}, desks: { ...DESKS } }),
  handle: (state, request, world) => route(stateSchema.parse(state), request, world),
  listFlows: (state) => Object.entries(stateSchema.parse(state).lines).map(([id, artefact]) => ({ id, artefact })),
  editFlow(state, { id, artefact }) {
    const account = stateSchema.parse(state);
    const line = z.record(z.string(), z.json()).safeParse(artefact);
    if (!Object.hasOwn(account.lines, id) || !line.success) return { state, edited: false };
    return { state: { ...account, lines: { ...account.lines, [id]: line.data } }, edited: true };
  },
  removeFlow(state, { id }) {
    const account = stateSchema.parse(state);
    if (!Object.hasOwn(account.lines, id)) return { state, removed: false };
    return { state: { ...account, lines: withoutFields(account.lines, [id]) }, removed: true };
  },
  expireTokens: (state) => ({ ...stateSchema.parse(state), tokens: {} }),
  dropScopes: (state) => ({ ...stateSchema.parse(state), tokens: withoutScopes(stateSchema.parse(state).tokens) }),
  resourceKinds: ["queue"],
  listResources: (state) =>
    desksOf(stateSchema.parse(state)).map(({ id, name }) => ({ kind: "queue", id, ...(name === id ? {} : { name }) })),
  changeResource(state, { action, resource }) {
    const account = stateSchema.parse(state);
    if (resource.kind !== "queue") return account;
    const others = Object.entries(account.desks).filter(([id]) => id !== resource.id);
    const added = action === "add" ? [[resource.id, resource.name ?? resource.id] as const] : [];
    return { ...account, desks: Object.fromEntries([...others, ...added]) };
  },
};

function route(state: State, request: SandboxRequest, world: { readonly now: number; entropy(): string }): Handled {
  if (request.method === "POST" && request.path === "/oauth/token") return signIn(state, request, world);
  const token = bearerToken(state, request, world.now);
  if (token === null) return refuse(state, 401, { code: "signInFirst", message: "Sign in first" });
  const scope = request.method === "GET" ? "lines:read" : "lines:write";
  if (!token.scopes.includes(scope))
    return refuse(state, 403, { code: "noRight", message: `The token has no right to ${scope}` });
  if (request.method === "GET" && request.path === "/desks") return answer(state, 200, { desks: desksOf(state) });
  const id = /^\/lines\/([A-Za-z0-9._-]{1,100})$/.exec(request.path)?.[1];
  return id === undefined ? nothingAt(state, request.path) : routeLine(state, id, request);
}

function desksOf({ desks }: State): { readonly id: string; readonly name: string }[] {
  return Object.entries(desks).map(([id, name]) => ({ id, name }));
}

function routeLine(state: State, id: string, request: SandboxRequest): Handled {
  if (request.method === "PUT") return putLine(state, id, readJson(request.body));
  const line = Object.hasOwn(state.lines, id) ? state.lines[id] : undefined;
  if (line === undefined) return nothingAt(state, request.path);
  if (request.method === "GET") return answer(state, 200, line);
  if (request.method !== "DELETE")
    return refuse(state, 405, { code: "notAllowed", message: `${request.method} is not allowed` });
  return answer({ ...state, lines: withoutFields(state.lines, [id]) }, 204, null);
}

function nothingAt(state: State, path: string): Handled {
  return refuse(state, 404, { code: "nothingThere", message: `There is nothing at ${path}` });
}

const signInSchema = z.object({ client_id: z.string(), client_secret: z.string(), scope: z.string() });

function signIn(state: State, request: SandboxRequest, world: { readonly now: number; entropy(): string }): Handled {
  const asked = signInSchema.safeParse(readJson(request.body));
  if (!asked.success) return answer(state, 400, { error: "invalid_request" });
  const { client_id, client_secret, scope } = asked.data;
  if (!Object.hasOwn(SECRETS, client_id) || SECRETS[client_id] !== client_secret)
    return answer(state, 401, { error: "invalid_client" });
  const token = world.entropy();
  const granted = { expiresAt: world.now + TOKEN_LIFE_S * 1000, scopes: scope.split(" ") };
  const tokens = { ...state.tokens, [token]: granted };
  return answer({ ...state, tokens }, 200, {
    access_token: token,
    token_type: "Bearer",
    expires_in: TOKEN_LIFE_S,
    scope,
  });
}

function putLine(state: State, id: string, body: unknown): Handled {
  const line = wireLineSchema.safeParse(body, IN_SHORT_WORDS);
  if (!line.success) {
    const [issue] = line.error.issues;
    const message = `${issue?.path.join(".") || "body"}: ${issue?.message ?? ""}`;
    return refuse(state, 400, { code: "badLine", message });
  }
  const missing = [...Object.values(line.data.keys), line.data.otherwise].find(
    (desk) => !Object.hasOwn(state.desks, desk),
  );
  if (missing !== undefined) return refuse(state, 400, { code: "badLine", message: `There is no desk ${missing}` });
  const former = Object.hasOwn(state.lines, id) ? state.lines[id]?.["revision"] : undefined;
  const kept = { ...line.data, revision: typeof former === "number" ? former + 1 : 1 };
  return answer({ ...state, lines: { ...state.lines, [id]: kept } }, former === undefined ? 201 : 200, kept);
}

/** An error as this API writes all of its own: with a code, which a 404 of something else does not have. */
function refuse(state: State, status: number, error: { readonly code: string; readonly message: string }): Handled {
  return answer(state, status, error);
}

function answer(state: State, status: number, body: Json): Handled {
  const text = body === null ? "" : JSON.stringify(body);
  return { state, response: { status, headers: { "content-type": "application/json" }, body: text } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
