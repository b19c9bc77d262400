import { setTimeout as sleep } from "node:timers/promises";
import { problemDetailsSchema } from "@tonegraph/api-contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  // Less than any timer lags: overloaded from the first measurement on.
  test = await startTestBff({}, {}, { maxLagMs: Number.MIN_VALUE });
});
afterAll(() => test.close());

async function overloaded(url: string) {
  for (;;) {
    const response = await test.request({ method: "GET", url });
    if (response.statusCode === 503) return response;
    await sleep(50);
  }
}

describe("a server that has more to do than it can", () => {
  it("says so as problem details with Retry-After, and goes on serving files and whoever watches it", async () => {
    const response = await overloaded("/api/me");
    expect(response.headers["content-type"]).toContain("application/problem+json");
    expect(response.headers["retry-after"]).toBe("2");
    expect(problemDetailsSchema.parse(response.json())).toMatchObject({ status: 503, code: "overloaded" });
    expect((await test.request({ method: "GET", url: "/health/live" })).statusCode).toBe(200);
    expect((await test.request({ method: "GET", url: "/metrics" })).statusCode).toBe(200);
    expect((await test.request({ method: "GET", url: "/assets/none.js" })).statusCode).toBe(404);
  });
});
