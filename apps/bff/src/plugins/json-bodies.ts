import type { FastifyInstance } from "fastify";
import { readJsonBody } from "../http/read-json-body.ts";
import { UnreadableBody } from "./errors.ts";

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
