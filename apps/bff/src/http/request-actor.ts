import type { FastifyRequest } from "fastify";
import type { Actor } from "../kernel/actor.ts";

/** The name under which authentication leaves its finding on a request. */
export const ACTOR = "actor";

/** Who asks; null when nothing valid was brought. */
export function actorOf(request: FastifyRequest): Actor | null {
  return request.getDecorator<Actor | null>(ACTOR);
}
