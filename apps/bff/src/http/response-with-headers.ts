import { ServerResponse, type IncomingMessage } from "node:http";
import { z } from "zod";

type StoreHeader = (this: ServerResponse, firstLine: string, headers: unknown) => void;

const storeHeaderSchema = z.custom<StoreHeader>((value) => typeof value === "function");

/**
 * Node's response with headers that are the same on every answer, kept as the text that is sent. Given one by one, node
 * would check and join each of them again for every answer. They must be good headers, and nobody may set one of them
 * again.
 */
export function responseWithHeaders(headers: Readonly<Record<string, string>>): typeof ServerResponse {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  // Where node makes an answer's head: the first line, then the headers. Should a version of node do it elsewhere, this ends
  // the start.
  const storeHeader = storeHeaderSchema.parse(Reflect.get(ServerResponse.prototype, "_storeHeader"));
  class ResponseWithHeaders<Asked extends IncomingMessage = IncomingMessage> extends ServerResponse<Asked> {}
  Object.defineProperty(ResponseWithHeaders.prototype, "_storeHeader", {
    value(this: ServerResponse, firstLine: string, others: unknown) {
      storeHeader.call(this, firstLine + lines, others);
    },
  });
  return ResponseWithHeaders;
}
