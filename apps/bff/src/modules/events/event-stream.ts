// A server-sent event stream on one reply (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import type { FastifyReply } from "fastify";

const HEARTBEAT_MS = 15_000;
// Long enough for any deployment; a stream of a session that was revoked does not outlive it for long.
const LIFETIME_MS = 15 * 60_000;
const RECONNECT_MS = 1000;
const MOST_BUFFERED_BYTES = 1024 * 1024;

/** An open stream. */
export interface EventStream {
  /** Sends one message; `data` is JSON text without line breaks. */
  send(id: number, data: string): void;
  end(): void;
}

/** Takes the reply over and opens the stream. `onClose` is called once, whoever closes it. */
export function openEventStream(reply: FastifyReply, onClose: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write(`retry: ${RECONNECT_MS}\n\n`);
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT_MS);
  const lifetime = setTimeout(() => raw.end(), LIFETIME_MS);
  raw.once("close", () => {
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    onClose();
  });
  // A broken line is reported by "close"; without a listener it would end the process.
  raw.on("error", () => undefined);
  return {
    send(id, data) {
      if (raw.writableEnded || raw.destroyed) return;
      raw.write(`id: ${id}\ndata: ${data}\n\n`);
      // Somebody who does not read must not fill our memory; they connect again and get a snapshot.
      if (raw.writableLength > MOST_BUFFERED_BYTES) raw.destroy();
    },
    end: () => raw.end(),
  };
}
