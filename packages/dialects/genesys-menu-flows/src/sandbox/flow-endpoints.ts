import {
  jsonAnswer,
  namedResources,
  withoutFields,
  type JsonObject,
  type SandboxRequest,
  type SandboxWorld,
} from "@tonegraph/vendor-kit";
import { METADATA_FIELDS, OUR_FIELDS } from "../wire.ts";
import { apiError, bodyOf, type Handled } from "./answers.ts";
import { faultOfFlow, versionIn } from "./check-flow.ts";
import type { SandboxState } from "./state.ts";

/** A request with the world it came into. */
export interface Asked {
  readonly request: SandboxRequest;
  readonly world: SandboxWorld;
}

/** `POST /api/v2/flows`. */
export function createFlow(state: SandboxState, { request, world }: Asked): Handled {
  const content = acceptedContent(state, request);
  if ("response" in content) return content;
  const id = `flow-${world.entropy().slice(0, 8)}`;
  const flow = { ...content.content, id, _version: 1 };
  const logged = withAudit(state, { flowId: id, action: "Create", world });
  return {
    state: { ...logged, flows: { ...state.flows, [id]: flow } },
    response: jsonAnswer(201, { id, _version: 1 }),
  };
}

/** `GET /api/v2/flows/{id}`. */
export function readFlow(state: SandboxState, id: string): Handled {
  const flow = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  if (flow !== undefined) return { state, response: jsonAnswer(200, flow) };
  return { state, response: state.otherFlows.includes(id) ? otherFlow(state, id) : noSuchFlow(id) };
}

/** `PATCH /api/v2/flows/{id}`: taken only with the version that follows the present one. */
export function changeFlow(state: SandboxState, id: string, { request, world }: Asked): Handled {
  const former = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  if (former === undefined) return { state, response: noSuchFlow(id) };
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const present = versionOfCopy(former);
  if (versionIn(read.body) !== present + 1) {
    const words = `Version conflict detected: the flow has version ${present}.`;
    return { state, response: apiError(409, "version.conflict", words) };
  }
  const content = acceptedContent(state, request);
  if ("response" in content) return content;
  const flow = { ...content.content, id, _version: present + 1 };
  const logged = withAudit(state, { flowId: id, action: "Update", world });
  return { state: { ...logged, flows: { ...state.flows, [id]: flow } }, response: jsonAnswer(200, flow) };
}

/** A flow with other content and the next version, written by somebody else. */
export function editedFlow(former: JsonObject, content: JsonObject): JsonObject {
  return {
    ...withoutFields(content, [...METADATA_FIELDS, ...OUR_FIELDS]),
    id: former["id"] ?? "",
    _version: versionOfCopy(former) + 1,
  };
}

/** The account with one more entry in its audit log. */
export function withAudit(
  state: SandboxState,
  entry: {
    readonly flowId: string;
    readonly action: string;
    readonly world: Pick<SandboxWorld, "now">;
    /** Who did it; absent: our client. */
    readonly user?: string;
  },
): SandboxState {
  const logged = {
    id: `audit-${state.audit.length + 1}`,
    flowId: entry.flowId,
    timestamp: new Date(entry.world.now).toISOString(),
    action: entry.action,
    user: entry.user ?? "sandbox-client",
  };
  return { ...state, audit: [...state.audit, logged] };
}

function acceptedContent(state: SandboxState, request: SandboxRequest): Handled | { readonly content: JsonObject } {
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const fault = faultOfFlow(read.body, state);
  if (fault !== null) return { state, response: apiError(400, "bad.request", fault) };
  return { content: withoutFields(read.body, METADATA_FIELDS) };
}

function versionOfCopy(flow: JsonObject): number {
  return typeof flow["_version"] === "number" ? flow["_version"] : 0;
}

// A flow that was made in the vendor's own console: its menus are none of this API's.
function otherFlow({ names }: SandboxState, id: string): Handled["response"] {
  const name = namedResources("flow", [id], names)[0]?.name ?? id;
  return jsonAnswer(200, { id, name, type: "conversation", settings: { enabled: true }, steps: [], _version: 1 });
}

function noSuchFlow(id: string): Handled["response"] {
  return apiError(404, "not.found", `Flow '${id}' was not found.`);
}
