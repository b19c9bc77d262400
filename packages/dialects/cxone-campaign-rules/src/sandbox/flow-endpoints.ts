import { jsonAnswer, withoutFields, type JsonObject } from "@tonegraph/vendor-kit";
import { METADATA_FIELDS } from "../wire.ts";
import { apiError, readBody } from "./answers.ts";
import { checkForm, checkRule, checkWindow } from "./check-rule.ts";
import type { Asked, Handled, SandboxState } from "./state.ts";

/** `POST /api/v2/ivr/flows`: makes a flow, always as a draft. */
export function createFlow(state: SandboxState, { request, world }: Asked): Handled {
  const read = readBody(request);
  if ("refused" in read) return { state, response: read.refused };
  const errors = checkForm(read.body);
  if (errors.length > 0)
    return { state, response: apiError(400, "BAD_REQUEST", { message: "Payload schema validation failed", errors }) };
  const id = `flow_${world.entropy().slice(0, 12)}`;
  const createdAt = new Date(world.now).toISOString();
  const flow = {
    id,
    ...withoutFields(read.body, METADATA_FIELDS),
    status: "DRAFT",
    version: 1,
    createdAt,
    updatedAt: createdAt,
  };
  return { state: withFlow(state, id, flow), response: jsonAnswer(201, flow) };
}

/** Everything below `/api/v2/ivr/flows/{id}`; `below` is what stands behind the id. */
export function onFlow(
  state: SandboxState,
  at: { readonly id: string; readonly below: string },
  asked: Asked,
): Handled {
  const { id, below } = at;
  const flow = Object.hasOwn(state.flows, id) ? state.flows[id] : undefined;
  if (flow === undefined) return { state, response: apiError(404, "NOT_FOUND", `Flow ${id} does not exist`) };
  const found = { id, flow };
  switch (`${asked.request.method} ${below}`) {
    case "GET ":
      return { state, response: jsonAnswer(200, flow) };
    case "PATCH ":
      return changeStatus(state, found, asked);
    case "DELETE ":
      return { state: withoutFlow(state, id), response: { status: 204, headers: {}, body: "" } };
    case "POST /validate":
      return validateFlow(state, found);
    case "POST /compile":
      return compileFlow(state, found, asked);
    case "GET /status":
      return { state, response: jsonAnswer(200, { id, status: compileStatus(state, id, asked.world.now) }) };
    default:
      return { state, response: apiError(405, "METHOD_NOT_ALLOWED", `${asked.request.method} is not allowed here`) };
  }
}

/** A flow with other content, in the status that it has; one that was in service may be switched off and on again. */
export function putContent(former: JsonObject, content: JsonObject, now: number): JsonObject {
  const kept = Object.fromEntries(
    METADATA_FIELDS.flatMap((field) => (former[field] === undefined ? [] : [[field, former[field]]])),
  );
  const version = typeof former["version"] === "number" ? former["version"] + 1 : 1;
  const { status } = content;
  const isSwitched = former["status"] !== "DRAFT" && (status === "ACTIVE" || status === "INACTIVE");
  const switched = isSwitched ? { status } : {};
  return {
    ...withoutFields(content, METADATA_FIELDS),
    ...kept,
    ...switched,
    version,
    updatedAt: new Date(now).toISOString(),
  };
}

interface Found {
  readonly id: string;
  readonly flow: JsonObject;
}

function validateFlow(state: SandboxState, { id, flow }: Found): Handled {
  const errors = checkRule(flow, state);
  const told = errors.map(({ path, message }) => ({ path, message }));
  const others = state.validated.filter((other) => other !== id);
  return {
    state: { ...state, validated: errors.length === 0 ? [...others, id] : others },
    response: jsonAnswer(200, { status: errors.length === 0 ? "VALID" : "INVALID", errors: told }),
  };
}

// The engine does one thing at a time.
function compileFlow(state: SandboxState, { id, flow }: Found, { world }: Asked): Handled {
  if (Object.values(state.compiled).some((until) => isCompiling(state, until, world.now)))
    return { state, response: apiError(409, "COMPILE_BUSY", "The IVR engine is already compiling a flow") };
  if (compileStatus(state, id, world.now) === "COMPILED")
    return { state, response: jsonAnswer(200, { id, status: "COMPILED" }) };
  const errors = checkRule(flow, state);
  if (errors.length > 0)
    return { state, response: apiError(400, "BAD_REQUEST", { message: "The flow cannot be compiled", errors }) };
  const compiled = { ...state.compiled, [id]: world.now + state.compileMs };
  const changed = { ...state, compiled };
  return { state: changed, response: jsonAnswer(200, { id, status: compileStatus(changed, id, world.now) }) };
}

function compileStatus(state: SandboxState, id: string, now: number): "IDLE" | "BUSY" | "COMPILED" {
  const until = Object.hasOwn(state.compiled, id) ? state.compiled[id] : undefined;
  if (until === undefined) return "IDLE";
  return isCompiling(state, until, now) ? "BUSY" : "COMPILED";
}

// What would begin only later was compiled before the clock was turned back.
function isCompiling({ compileMs }: SandboxState, until: number, now: number): boolean {
  return now < until && now >= until - compileMs;
}

function changeStatus(state: SandboxState, { id, flow }: Found, { request, world }: Asked): Handled {
  const read = readBody(request);
  if ("refused" in read) return { state, response: read.refused };
  const { status, effectiveDate, expirationDate } = read.body;
  if (status !== "ACTIVE" && status !== "INACTIVE")
    return { state, response: apiError(400, "BAD_REQUEST", "status must be ACTIVE or INACTIVE") };
  const errors = checkWindow(read.body);
  if (errors.length > 0)
    return { state, response: apiError(400, "BAD_REQUEST", { message: "Invalid activation window", errors }) };
  if (status === "ACTIVE" && compileStatus(state, id, world.now) !== "COMPILED")
    return { state, response: apiError(409, "NOT_COMPILED", "Only a compiled flow can be activated") };
  // One that was in service has been validated before.
  if (status === "ACTIVE" && flow["status"] === "DRAFT" && !state.validated.includes(id))
    return { state, response: apiError(409, "NOT_VALIDATED", "Only a validated flow can be activated") };
  const changed = {
    ...flow,
    status,
    ...(effectiveDate === undefined ? {} : { effectiveDate }),
    ...(expirationDate === undefined ? {} : { expirationDate }),
    updatedAt: new Date(world.now).toISOString(),
  };
  return { state: withFlow(state, id, changed), response: jsonAnswer(200, changed) };
}

function withFlow(state: SandboxState, id: string, flow: JsonObject): SandboxState {
  return { ...state, flows: { ...state.flows, [id]: flow } };
}

/** The account without a flow, and without what was compiled of it. */
export function withoutFlow(state: SandboxState, id: string): SandboxState {
  return {
    ...state,
    flows: withoutFields(state.flows, [id]),
    compiled: withoutFields(state.compiled, [id]),
    validated: state.validated.filter((other) => other !== id),
  };
}
