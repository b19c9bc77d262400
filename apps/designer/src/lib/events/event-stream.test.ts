import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamEvent } from "./event-stream-parser.ts";
import { followEventStream, reconnectDelay, type StreamState } from "./event-stream.ts";

type Answer = Response | Error;

let asked: Headers[] = [];
let answers: Answer[] = [];

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_url: string, init: { headers: Record<string, string> }) => {
    asked.push(new Headers(init.headers));
    const next = answers.shift() ?? new Response(null, { status: 401 });
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Follows the stream through the given answers until the server refuses. */
async function followed(given: Answer[]): Promise<{ events: StreamEvent[]; states: StreamState[] }> {
  answers = given;
  const events: StreamEvent[] = [];
  const states: StreamState[] = [];
  const stop = followEventStream({
    url: "/api/events",
    onEvent: (e) => events.push(e),
    onState: (s) => states.push(s),
  });
  await vi.waitUntil(
    async () => {
      await vi.advanceTimersByTimeAsync(16_000);
      return states.at(-1) === "refused";
    },
    { timeout: 5000, interval: 1 },
  );
  stop();
  return { events, states };
}

describe("followEventStream", () => {
  it("connects again where a stream ends, and says which event it saw last", async () => {
    const { events, states } = await followed([new Response("id: 7\ndata: a\n\n"), new Response("data: b\n\n")]);
    expect(events.map((event) => event.data)).toEqual(["a", "b"]);
    expect(asked.map((headers) => headers.get("last-event-id"))).toEqual([null, "7", "7"]);
    expect(states).toEqual(["connecting", "open", "lost", "connecting", "open", "lost", "connecting", "refused"]);
  });

  it("goes on after a broken line and an overloaded server", async () => {
    const { states } = await followed([new TypeError("network"), new Response(null, { status: 503 })]);
    expect(states).toEqual(["connecting", "lost", "connecting", "lost", "connecting", "refused"]);
  });

  it("does not ask again once it is stopped", async () => {
    answers = [new Response("data: a\n\n"), new Response("data: b\n\n")];
    const stop = followEventStream({ url: "/api/events", onEvent: () => stop() });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });
});

describe("reconnectDelay", () => {
  it("grows to fifteen seconds and stays there", () => {
    expect([0, 1, 2, 5, 50].map(reconnectDelay)).toEqual([500, 1000, 2000, 15_000, 15_000]);
    fc.assert(fc.property(fc.nat(2000), (failures) => reconnectDelay(failures) <= 15_000));
  });
});
