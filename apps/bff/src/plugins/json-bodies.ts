import type { FastifyInstance } from "fastify";
import { readJsonBody } from "../http/read-json-body.ts";
import { UnreadableBody } from "./errors.ts";
import type { RequestStep } from "./every-request.ts";

/** JSON is the only thing we read; text/plain, which a foreign form can send, is refused with 415. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, bytes: Buffer, done) => {
    if (bytes.length === 0) {
      done(null, undefined);
      return;
    }
    const read = readJsonBody(bytes);
    if (read.ok) done(null, read.value);
    else done(new UnreadableBody(read.error), undefined);
  });
}

/**
 * Of a request that names a type and brings no body, the type is forgotten: its stream has ended before a parser could
 * listen to it, and would be waited for.
 */
export const withoutMissingBody: RequestStep = ({ headers, raw }) => {
  if (headers["content-type"] !== undefined && raw.readableEnded) delete headers["content-type"];
};
