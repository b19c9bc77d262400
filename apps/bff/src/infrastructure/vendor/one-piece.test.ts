import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { sendInOnePiece } from "./one-piece.ts";

/** What leaves, in how many pieces, of parts that are written together. */
function sent(parts: readonly (readonly [string | Buffer, BufferEncoding?])[]): { pieces: number; bytes: Buffer } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, encoding, done) {
      pieces.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);
      done();
    },
    writev(chunks, done) {
      for (const { chunk, encoding } of chunks)
        pieces.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
      done();
    },
  });
  sendInOnePiece(stream);
  stream.cork();
  for (const [part, encoding] of parts) stream.write(part, encoding ?? "utf8");
  stream.uncork();
  return { pieces: pieces.length, bytes: Buffer.concat(pieces) };
}

const HEAD = "POST / HTTP/1.1\r\ncontent-length: 24\r\n\r\n";
const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

describe("sendInOnePiece", () => {
  it.each([
    ["a body in JSON", Buffer.from('{"name":"Grüße, 今日は 📞"}')],
    ["a body of any bytes", EVERY_BYTE],
    ["a body of as many as are joined", Buffer.alloc(16_384 - HEAD.length, 255)],
  ])("sends head and body at once, as they are: %s", (_, body) => {
    const { pieces, bytes } = sent([[HEAD, "latin1"], [body]]);
    expect([pieces, bytes]).toEqual([1, Buffer.concat([Buffer.from(HEAD, "latin1"), body])]);
  });

  it.each([
    ["a long body", [[HEAD, "latin1"], [Buffer.alloc(16_385, 7)]]],
    ["one byte too many", [[HEAD, "latin1"], [Buffer.alloc(16_385 - HEAD.length, 7)]]],
    [
      "a text that is no Latin-1",
      [
        [HEAD, "latin1"],
        ["Grüße 📞", "utf8"],
      ],
    ],
  ] as const)("leaves the parts as they are: %s", (_, parts) => {
    const { pieces, bytes } = sent(parts);
    const whole = Buffer.concat(parts.map(([part]) => (typeof part === "string" ? Buffer.from(part) : part)));
    expect([pieces, bytes]).toEqual([2, whole]);
  });
});
