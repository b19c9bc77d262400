import type { FastifyInstance } from "fastify";
import { readJsonBody } from "../http/read-json-body.ts";
import { UnreadableBody } from "./errors.ts";

/** JSON is the only thing we read; text/plain, which a foreign form can send, is refused with 415. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // Where a header promises a body and none comes, its stream has ended before a parser listens: it would wait for ever.
  app.addHook("onRequest", (request, _reply, done) => {
    if (request.raw.readableEnded) delete request.headers["content-type"];
    done();
  });
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
