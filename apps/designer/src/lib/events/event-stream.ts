import { createEventStreamParser, type StreamEvent } from "./event-stream-parser.ts";

/** How the stream is doing; `refused` is final (the server said no), `lost` is followed by another attempt. */
export type StreamState = "connecting" | "open" | "lost" | "refused";

export interface EventStreamOptions {
  readonly url: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState?: (state: StreamState) => void;
}

/** Milliseconds to wait before attempt `failures` + 1: doubling from half a second up to fifteen seconds. */
export function reconnectDelay(failures: number): number {
  return Math.min(15_000, 500 * 2 ** failures);
}

/**
 * Follows a server-sent event stream until the returned function is called, connecting again after every break.
 * Uses fetch instead of EventSource because the latter hides the status and gives up after a 503.
 */
export function followEventStream(options: EventStreamOptions): () => void {
  const stop = new AbortController();
  void follow(options, stop.signal);
  return () => stop.abort();
}

async function follow(options: EventStreamOptions, stop: AbortSignal): Promise<void> {
  let failures = 0;
  let lastId = "";
  while (!stop.aborted) {
    options.onState?.("connecting");
    const outcome = await readOnce(options, lastId, stop);
    if (stop.aborted) return;
    if (outcome.kind === "refused") return options.onState?.("refused");
    options.onState?.("lost");
    lastId = outcome.lastId;
    failures = outcome.gotEvents ? 0 : failures + 1;
    await pause(reconnectDelay(failures), stop);
  }
}

type Outcome = { kind: "refused" } | { kind: "lost"; lastId: string; gotEvents: boolean };

async function readOnce(options: EventStreamOptions, lastId: string, stop: AbortSignal): Promise<Outcome> {
  const parser = createEventStreamParser();
  let gotEvents = false;
  try {
    const response = await fetch(options.url, {
      headers: { accept: "text/event-stream", ...(lastId === "" ? {} : { "last-event-id": lastId }) },
      credentials: "same-origin",
      signal: stop,
    });
    if ([400, 401, 403, 404].includes(response.status)) return { kind: "refused" };
    if (!response.ok || response.body === null) return { kind: "lost", lastId, gotEvents };
    options.onState?.("open");
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const event of parser.push(piece.value)) {
        gotEvents = true;
        options.onEvent(event);
      }
    }
  } catch (error) {
    // A broken line is what this function is for; everything else (a listener that throws) is a bug and must be seen.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
  }
  return { kind: "lost", lastId: parser.lastId() === "" ? lastId : parser.lastId(), gotEvents };
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    stop.addEventListener("abort", done);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener("abort", done);
      resolve();
    }
  });
}
