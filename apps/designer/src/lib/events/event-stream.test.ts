import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { StreamEvent } from "./event-stream-parser.ts";
import { followEventStream, reconnectDelay, type StreamState } from "./event-stream.ts";

type Answer = Response | Error;

let asked: Headers[] = [];
let signals: AbortSignal[] = [];
let answers: Answer[] = [];
let page: { window: EventTarget; document: EventTarget & { visibilityState: string } };

beforeEach(() => {
  asked = [];
  signals = [];
  vi.useFakeTimers();
  page = { window: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: "visible" }) };
  vi.stubGlobal("window", page.window);
  vi.stubGlobal("document", page.document);
  vi.stubGlobal("fetch", (_url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
    asked.push(new Headers(init.headers));
    signals.push(init.signal);
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

describe("a page that is not shown", () => {
  /** A connection that stays open, and whether the page still holds it. */
  function held(text: string): { answer: Response; isHeld: () => boolean } {
    const body = new TransformStream<Uint8Array, Uint8Array>();
    const writer = body.writable.getWriter();
    void writer.write(new TextEncoder().encode(text));
    const at = asked.length;
    return { answer: new Response(body.readable), isHeld: () => asked.length > at && !signals[at]?.aborted };
  }

  function show(visibilityState: "visible" | "hidden"): void {
    page.document.visibilityState = visibilityState;
    page.document.dispatchEvent(new Event("visibilitychange"));
  }

  it.each([
    ["hidden for three seconds", () => show("hidden"), () => show("visible"), 3000],
    ["left, and kept for going back to", leave, comeBack, 0],
  ])("holds no connection once it is %s, and goes on from the last event", async (...[, hide, back, delay]) => {
    const [first, second] = [held("id: 7\ndata: a\n\n"), held("id: 8\ndata: b\n\n")];
    answers = [first.answer, second.answer];
    const [events, states, gaps]: [string[], StreamState[], string[]] = [[], [], []];
    const stop = followEventStream({
      url: "/api/events",
      onEvent: ({ data }) => events.push(data),
      onState: (state) => states.push(state),
      onGap: () => gaps.push("gap"),
    });
    await vi.advanceTimersByTimeAsync(1000);
    hide();
    await vi.advanceTimersByTimeAsync(Math.max(0, delay - 1));
    expect(first.isHeld()).toBe(delay > 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(first.isHeld()).toBe(false);
    expect(asked).toHaveLength(1);
    back();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(asked[1]?.get("last-event-id")).toBe("7");
    expect({ events, states, gaps }).toEqual({
      events: ["a", "b"],
      states: ["connecting", "open", "connecting", "open"],
      gaps: [],
    });
  });

  it.each([
    ["nothing was told before", ": still here\n\n", 60_000],
    ["it was away for longer than a server replays", "id: 7\ndata: a\n\n", 3_600_000],
  ])("says that something may be missed where %s", async (...[, text, awayMs]) => {
    const [first, second] = [held(text), held("")];
    answers = [first.answer, second.answer];
    const gaps: string[] = [];
    const stop = followEventStream({ url: "/api/events", onEvent: () => undefined, onGap: () => gaps.push("gap") });
    await vi.advanceTimersByTimeAsync(0);
    expect(gaps).toEqual([]);
    show("hidden");
    await vi.advanceTimersByTimeAsync(awayMs);
    show("visible");
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(asked[1]?.get("last-event-id")).toBeNull();
    expect(gaps).toEqual(["gap"]);
  });

  it("keeps the connection while another tab is looked at for a moment", async () => {
    const first = held("");
    answers = [first.answer];
    const stop = followEventStream({ url: "/api/events", onEvent: () => undefined });
    await vi.advanceTimersByTimeAsync(0);
    show("hidden");
    await vi.advanceTimersByTimeAsync(2000);
    show("visible");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([first.isHeld(), asked.length]).toEqual([true, 1]);
    stop();
    expect(first.isHeld()).toBe(false);
    show("hidden");
    show("visible");
    expect(asked).toHaveLength(1);
  });

  function leave(): void {
    page.window.dispatchEvent(new Event("pagehide"));
  }
  function comeBack(): void {
    page.window.dispatchEvent(new Event("pageshow"));
  }
});

describe("reconnectDelay", () => {
  it("grows to fifteen seconds and stays there", () => {
    expect([0, 1, 2, 5, 50].map(reconnectDelay)).toEqual([500, 1000, 2000, 15_000, 15_000]);
    fc.assert(fc.property(fc.nat(2000), (failures) => reconnectDelay(failures) <= 15_000));
  });
});
