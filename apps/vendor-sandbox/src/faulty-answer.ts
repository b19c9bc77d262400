import type { FastifyReply } from "fastify";
import type { SandboxResponse } from "@tonegraph/vendor-kit";
import type { Fault } from "./fault-list.ts";

/** What happens to the connection that an answer goes through. */
export type Connection = "kept" | "cut" | "dropped" | "silent";

/** How a fault leaves the connection. */
export function connectionOf(fault: Fault): Connection {
  if (fault.hang === true) return "silent";
  if (fault.cutAnswer === true) return "cut";
  return fault.dropConnection === true ? "dropped" : "kept";
}

/** Whether the vendor does what was asked although the fault hits the request. */
export function happensAllTheSame(fault: Fault): boolean {
  return fault.when === "after" || !(isFaultyAnswer(fault) || fault.dropConnection === true || fault.hang === true);
}

/** Whether a fault brings an answer of its own. */
export function isFaultyAnswer(fault: Fault): boolean {
  return fault.status !== undefined || fault.body !== undefined || fault.answerBytes !== undefined;
}

/** The answer that a fault brings. */
export function faultyAnswer(fault: Fault): SandboxResponse {
  const status = fault.status ?? 200;
  const retryAfter = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
  if (fault.answerBytes !== undefined)
    return {
      status,
      headers: { "content-type": "application/json", ...retryAfter, ...fault.headers },
      body: `"${"x".repeat(fault.answerBytes)}"`,
    };
  const body = fault.body ?? { errorCode: `HTTP_${status}`, message: `Injected fault: status ${status}`, errors: [] };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = fault.contentType ?? (typeof body === "string" ? "text/plain" : "application/json");
  return { status, headers: { "content-type": type, ...retryAfter, ...fault.headers }, body: text };
}

/** Ends a connection without a whole answer: at once, with half of one, or when the caller gives up. */
export function breakConnection(
  reply: FastifyReply,
  { response, connection }: { readonly response: SandboxResponse; readonly connection: Connection },
): FastifyReply {
  reply.hijack();
  if (connection === "silent") return reply;
  if (connection !== "cut") {
    reply.raw.destroy();
    return reply;
  }
  const length = Buffer.byteLength(response.body);
  reply.raw.writeHead(response.status, { ...response.headers, "content-length": String(length) });
  reply.raw.write(response.body.slice(0, Math.floor(response.body.length / 2)), () => reply.raw.destroy());
  return reply;
}
