import { hasPermission, type RouteContract } from "@tonegraph/api-contract";
import type { Result } from "@tonegraph/flow-model";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import { fault, type ApiFault } from "../kernel/fault.ts";
import { withinRequest } from "../kernel/request-context.ts";
import type { SerializedJson } from "../kernel/serialized-json.ts";
import { readTraceParent } from "../kernel/trace-parent.ts";
import { sendAnswer } from "./answer.ts";
import { parsePart } from "./parse-part.ts";
import { sendFault } from "./problem-reply.ts";
import { actorOf } from "./request-actor.ts";

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Parsed<Schema, Absent> = Schema extends z.ZodType ? z.output<Schema> : Absent;
type BodyOf<Schema> = Schema extends z.ZodType ? z.output<Schema> | SerializedJson : null;

/** What a handler is given: everything parsed and allowed. */
export interface RouteInput<Contract extends RouteContract> {
  readonly params: Parsed<Contract["params"], Readonly<Record<ParamNames<Contract["path"]>, string>>>;
  readonly query: Parsed<Contract["query"], undefined>;
  readonly body: Parsed<Contract["body"], undefined>;
  /** Who asks. Where the contract's permission is `public` it may be null. */
  readonly actor: Contract["permission"] extends "public" ? Actor | null : Actor;
  /** The raw request, for streams, cookies and headers. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a handler answers: a status of the contract with its body. `reply.hijack()` first and answer `streaming` for streams. */
export type RouteAnswer<Contract extends RouteContract> =
  | "streaming"
  | (Contract extends { readonly notModified: true } ? NotModified : never)
  | {
      [Status in keyof Contract["responses"] & number]: {
        readonly status: Status;
        readonly body: BodyOf<Contract["responses"][Status]>;
        readonly headers?: Readonly<Record<string, string>>;
      };
    }[keyof Contract["responses"] & number];

/** What the asker has already. */
interface NotModified {
  readonly status: 304;
  readonly body: null;
  readonly headers: Readonly<Record<string, string>>;
}

export type RouteHandler<Contract extends RouteContract> = (
  input: RouteInput<Contract>,
) => Promise<Result<RouteAnswer<Contract>, ApiFault>>;

/** How often one address may try what needs no sign-in. */
const PUBLIC_RATE = { max: 120, timeWindow: "1 minute" };

/** Prefix of every route of the contract. */
export const API_PREFIX = "/api";

/**
 * Registers one route of the contract: permission first, then path, query and body are parsed, then the handler runs.
 * Everything a handler is given has the contract's type, everything that goes wrong becomes problem details.
 */
export function registerRoute<const Contract extends RouteContract>(
  app: FastifyInstance,
  contract: Contract,
  handler: RouteHandler<Contract>,
): void {
  app.route({
    method: contract.method,
    url: `${API_PREFIX}${contract.path}`,
    config: { contract, ...(contract.permission === "public" ? { rateLimit: PUBLIC_RATE } : {}) },
    ...(contract.maxBodyBytes === undefined ? {} : { bodyLimit: contract.maxBodyBytes }),
    onRequest: (request, reply, done) => {
      const refusal = refuse(contract, actorOf(request));
      if (refusal === null) done();
      else sendFault(reply, refusal);
    },
    handler: (request, reply) => {
      const { traceparent } = request.headers;
      const trace = traceparent === undefined ? null : readTraceParent(traceparent);
      // Begun where the body has been read, which would lose it: what is audited names its request.
      withinRequest({ requestId: request.id, trace }, () => void answer({ contract, handler, request, reply }));
    },
  });
}

interface Asked<Contract extends RouteContract> {
  readonly contract: Contract;
  readonly handler: RouteHandler<Contract>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Answers in the end whatever happens; Fastify is given no promise, because waiting for it would cost more than it tells. */
async function answer<Contract extends RouteContract>(asked: Asked<Contract>): Promise<void> {
  const { contract, handler, request, reply } = asked;
  try {
    const input = parseInput(contract, request);
    if (!input.ok) {
      sendFault(reply, input.error);
      return;
    }
    const { params, query, body } = input.value;
    // The parts were parsed by the very schemas that the handler's types are inferred from.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    const typed = { params, query, body, actor: actorOf(request), request, reply } as unknown as RouteInput<Contract>;
    const result = await handler(typed);
    if (!result.ok) sendFault(reply, result.error);
    else if (result.value !== "streaming") sendAnswer(reply, result.value);
  } catch (error) {
    // Nobody is left to be told: the log is.
    if (reply.sent) request.log.error({ err: error }, "unexpected error after the answer had begun");
    else void reply.send(error instanceof Error ? error : new Error(String(error)));
  }
}

function refuse(contract: RouteContract, actor: Actor | null): ApiFault | null {
  if (contract.permission === "public") return null;
  if (!actor)
    return fault("not-signed-in", "Sign in with the link that Tonegraph printed, or send an API token.").error;
  if (hasPermission(actor.roles, contract.permission)) return null;
  const roles = actor.roles.join(", ") || "none";
  return fault("not-allowed", `This needs the permission "${contract.permission}"; your roles are: ${roles}.`).error;
}

interface InputParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

function parseInput(contract: RouteContract, request: FastifyRequest): Result<InputParts, ApiFault> {
  const params = parsePart(contract.params, request.params, "parameter");
  if (!params.ok) return params;
  const query = parsePart(contract.query, request.query, "parameter");
  if (!query.ok) return query;
  const body = parsePart(contract.body, request.body, "body");
  if (!body.ok) return body;
  return { ok: true, value: { params: params.value, query: query.value, body: body.value } };
}
