import {
  jsonAnswer,
  withoutFields,
  type JsonObject,
  type SandboxRequest,
  type SandboxWorld,
} from "@tonegraph/vendor-kit";
import { METADATA_FIELDS, READ_ONLY_FIELDS } from "../wire.ts";
import { apiError, bodyOf, type Handled } from "./answers.ts";
import { checkFlowBody } from "./check-flow-body.ts";
import type { SandboxState } from "./state.ts";

/** A request with the world it came into. */
export interface Asked {
  readonly request: SandboxRequest;
  readonly world: SandboxWorld;
}

/** `POST /api/v2/ivr/flows`. */
export function createFlow(state: SandboxState, { request, world }: Asked): Handled {
  const body = acceptedBody(state, request);
  if ("response" in body) return body;
  const id = `flow_${world.entropy().slice(0, 8)}`;
  const createdAt = instant(world.now);
  const flow = { id, ...body.content, version: 1, status: "DRAFT", createdAt, updatedAt: createdAt };
  return {
    state: { ...state, flows: { ...state.flows, [id]: flow } },
    response: jsonAnswer(201, { id, name: body.content["name"] ?? "", version: 1, status: "DRAFT", createdAt }),
  };
}

/** `GET /api/v2/ivr/flows/{id}`. */
export function readFlow(state: SandboxState, id: string): Handled {
  const flow = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  return { state, response: flow === undefined ? noSuchFlow(id) : jsonAnswer(200, flow) };
}

/** `PUT /api/v2/ivr/flows/{id}`: replaces the content whole; the vendor counts the version itself. */
export function replaceFlow(state: SandboxState, id: string, at: Asked): Handled {
  const former = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  if (former === undefined) return { state, response: noSuchFlow(id) };
  const body = acceptedBody(state, at.request, READ_ONLY_FIELDS);
  if ("response" in body) return body;
  const flow = putContent(former, body.content, at.world.now);
  return { state: { ...state, flows: { ...state.flows, [id]: flow } }, response: jsonAnswer(200, flow) };
}

/** A flow with other content and the next version number. */
export function putContent(former: JsonObject, content: JsonObject, now: number): JsonObject {
  const version = typeof former["version"] === "number" ? former["version"] + 1 : 1;
  return {
    id: former["id"] ?? "",
    ...withoutFields(content, METADATA_FIELDS),
    version,
    status: former["status"] ?? "DRAFT",
    createdAt: former["createdAt"] ?? instant(now),
    updatedAt: instant(now),
  };
}

// The document takes `id` and the times out of a copy before it sends it back: they “prevent PUT updates”.
function acceptedBody(
  state: SandboxState,
  request: SandboxRequest,
  readOnly: readonly string[] = [],
): Handled | { readonly content: JsonObject } {
  const read = bodyOf(request);
  if ("refusal" in read) return { state, response: read.refusal };
  const errors = [
    ...readOnly.flatMap((field) =>
      read.body[field] === undefined ? [] : [{ field, message: "is read-only and must be left out" }],
    ),
    ...checkFlowBody(read.body, state),
  ];
  if (errors.length > 0)
    return { state, response: apiError(400, "VALIDATION_FAILED", { message: "Flow validation failed", errors }) };
  return { content: withoutFields(read.body, METADATA_FIELDS) };
}

function noSuchFlow(id: string): Handled["response"] {
  return apiError(404, "FLOW_NOT_FOUND", `Flow '${id}' was not found`);
}

function instant(now: number): string {
  return new Date(now).toISOString();
}
