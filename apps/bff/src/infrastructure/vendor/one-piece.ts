import type { Writable } from "node:stream";
import { buildConnector } from "undici";

/** What is longer leaves as the list of its parts, none of which is copied. */
const MOST_BYTES = 16_384;

type Part = Readonly<{ chunk: unknown; encoding: BufferEncoding }>;

/** Connects as undici does, by HTTP/1.1, to where short requests are sent in one piece. */
export function onePieceConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  // Over HTTP/2 undici repeats by itself what a server says that it refused, writes included.
  const connect = buildConnector({ ...options, allowH2: false });
  return (place, callback) => {
    connect(place, (...outcome) => {
      const [error, socket] = outcome;
      if (error === null) sendInOnePiece(socket);
      callback(...outcome);
    });
  };
}

/**
 * Lets a short request's head and body leave as one text: node takes 1 to 2 µs longer for a list of parts, a text and bytes.
 * As Latin-1 every character is the byte that it stands for, so that bytes are what they were.
 */
export function sendInOnePiece(stream: Writable): void {
  const sendParts = stream._writev;
  stream._writev = (parts, done) => {
    const text = joined(parts);
    if (text === null) sendParts?.call(stream, [...parts], done);
    else stream._write(text, "latin1", done);
  };
}

function joined(parts: readonly Part[]): string | null {
  let text = "";
  for (const { chunk, encoding } of parts) {
    if (typeof chunk === "string" && encoding === "latin1") text += chunk;
    else if (Buffer.isBuffer(chunk) && chunk.length <= MOST_BYTES) text += chunk.toString("latin1");
    else return null;
  }
  return text.length <= MOST_BYTES ? text : null;
}
