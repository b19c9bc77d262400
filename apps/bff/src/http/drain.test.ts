import { createTestClock } from "@tonegraph/vendor-kit/testing";
import { fastify } from "fastify";
import { describe, expect, it } from "vitest";
import { doWithEveryRequest } from "../plugins/every-request.ts";
import { addHealth, leaveInPeace } from "../plugins/health.ts";
import { createDrain } from "./drain.ts";

describe("createDrain", () => {
  it.each([
    ["when nobody asks, as long as it was told", [], 1000],
    ["until nobody has asked for half a second", [900, 1200, 1250], 1750],
    ["no longer than three times that", Array.from({ length: 60 }, (_, index) => index * 100), 3000],
    ["not for requests that came before", [-400], 1000],
  ])("waits %s", async (_, requestsAt, took) => {
    const clock = createTestClock();
    const begin = clock.now();
    const asked = [...requestsAt];
    const drain = createDrain({
      ...clock,
      // Requests come while it sleeps.
      async sleep(ms) {
        const until = clock.now() - begin + ms;
        while ((asked[0] ?? Infinity) <= until) {
          clock.advance(Math.max(0, (asked.shift() ?? 0) - (clock.now() - begin)));
          drain.noteRequest();
        }
        clock.advance(Math.max(0, until - (clock.now() - begin)));
      },
    });
    expect(drain.isDraining()).toBe(false);
    await drain.begin(1000);
    expect(drain.isDraining()).toBe(true);
    expect(clock.now() - begin).toBe(took);
  });
});

describe("a server that is leaving", () => {
  it("says so, answers all the same, and keeps no connection", async () => {
    const app = fastify();
    const clock = createTestClock();
    const drain = createDrain(clock);
    doWithEveryRequest(app, [leaveInPeace(drain)]);
    addHealth(app, { checks: {}, drain });
    app.get("/work", () => "done");
    const ask = (url: string) => app.inject({ url });
    expect([(await ask("/health/ready")).statusCode, (await ask("/work")).headers.connection]).toEqual([
      200,
      "keep-alive",
    ]);
    await drain.begin(0);
    expect((await ask("/health/ready")).json()).toMatchObject({ status: "notReady", checks: { process: "stopping" } });
    expect((await ask("/health/live")).statusCode).toBe(200);
    expect(await ask("/work")).toMatchObject({ statusCode: 200, body: "done", headers: { connection: "close" } });
    await app.close();
  });
});
