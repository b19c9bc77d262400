import type { FastifyReply } from "fastify";
import { SerializedJson } from "../kernel/serialized-json.ts";

/** A successful answer before it is written. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes a successful answer. Answers of the API are never cached by anything on the way. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.code(answer.status).header("cache-control", "no-store");
  if (answer.headers !== undefined) reply.headers(answer.headers);
  if (answer.body === null) return reply.send();
  if (answer.body instanceof SerializedJson) return reply.type(answer.body.type).send(answer.body.content);
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer.body));
}
