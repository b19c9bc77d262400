import { createEventStreamParser, type StreamEvent } from "./event-stream-parser.ts";
import { whileShown } from "./while-shown.ts";

/** A server keeps what it can replay for a while; whoever was away for longer begins anew. */
const REPLAYED_MS = 5 * 60_000;

/** How the stream is doing; `refused` is final (the server said no), `lost` is followed by another attempt. */
export type StreamState = "connecting" | "open" | "lost" | "refused";

export interface EventStreamOptions {
  readonly url: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onState?: (state: StreamState) => void;
  /** The stream goes on, and what happened in between is not told again. */
  readonly onGap?: () => void;
}

/** Milliseconds to wait before attempt `failures` + 1: doubling from half a second up to fifteen seconds. */
export function reconnectDelay(failures: number): number {
  return Math.min(15_000, 500 * 2 ** failures);
}

/**
 * Follows a server-sent event stream until the returned function is called, connecting again after every break; while
 * the page is not shown there is no connection, and afterwards it goes on from the last event.
 * Uses fetch instead of EventSource because the latter hides the status and gives up after a 503.
 */
export function followEventStream(options: EventStreamOptions): () => void {
  const place: Place = { lastId: "", wasOpen: false, leftAt: null, isRefused: false };
  return whileShown(() => {
    const stop = new AbortController();
    if (place.leftAt !== null && Date.now() - place.leftAt > REPLAYED_MS) place.lastId = "";
    if (!place.isRefused) void follow(options, place, stop.signal);
    return () => {
      place.leftAt = Date.now();
      stop.abort();
    };
  });
}

/** How far a stream was followed, over all its connections. */
interface Place {
  lastId: string;
  wasOpen: boolean;
  leftAt: number | null;
  isRefused: boolean;
}

async function follow(options: EventStreamOptions, place: Place, stop: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    options.onState?.("connecting");
    const outcome = await readOnce(options, place, stop);
    if (stop.aborted) return;
    if (outcome.kind === "refused") {
      place.isRefused = true;
      return options.onState?.("refused");
    }
    options.onState?.("lost");
    failures = outcome.gotEvents ? 0 : failures + 1;
    await pause(reconnectDelay(failures), stop);
  }
}

type Outcome = { kind: "refused" } | { kind: "lost"; gotEvents: boolean };

async function readOnce(options: EventStreamOptions, place: Place, stop: AbortSignal): Promise<Outcome> {
  let gotEvents = false;
  try {
    const response = await fetch(options.url, {
      headers: { accept: "text/event-stream", ...(place.lastId === "" ? {} : { "last-event-id": place.lastId }) },
      credentials: "same-origin",
      signal: stop,
    });
    if ([400, 401, 403, 404].includes(response.status)) return { kind: "refused" };
    if (!response.ok || response.body === null) return { kind: "lost", gotEvents };
    tellOpen(options, place);
    const parser = createEventStreamParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done && !stop.aborted; piece = await reader.read()) {
      const events = parser.push(piece.value);
      gotEvents ||= events.length > 0;
      for (const event of events) takeIn(event, options, place);
    }
  } catch (error) {
    // A broken line is what this function is for; everything else (a listener that throws) is a bug and must be seen.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
  }
  return { kind: "lost", gotEvents };
}

function takeIn(event: StreamEvent, { onEvent }: EventStreamOptions, place: Place): void {
  if (event.id !== "") place.lastId = event.id;
  onEvent(event);
}

function tellOpen({ onState, onGap }: EventStreamOptions, place: Place): void {
  onState?.("open");
  if (place.wasOpen && place.lastId === "") onGap?.();
  place.wasOpen = true;
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
