import { createHash } from "node:crypto";
import { err, ok } from "@tonegraph/flow-model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";
import { nextAttemptAt } from "./retry-plan.ts";
import { signedHeaders, toSigningSecret } from "./standard-webhooks.ts";
import { webhookBody } from "./webhook-body.ts";

const at = new Date("2026-11-21T10:00:00.000Z");
const secondsUntil = (date: Date | null) => (date === null ? null : (date.getTime() - at.getTime()) / 1000);

describe("signatures", () => {
  it("are those of the scheme's published example", () => {
    const headers = signedHeaders({
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1_614_265_330_999),
      body: '{"test": 2432232314}',
      secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    });
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("are made with 24 to 64 bytes and no others", () => {
    const bytes = createHash("sha512").update("x").digest();
    expect(toSigningSecret(bytes.subarray(0, 24))).toMatch(/^whsec_[\w+/]{32}$/);
    for (const size of [0, 23]) expect(() => toSigningSecret(bytes.subarray(0, size))).toThrow("24 to 64");
    expect(() => toSigningSecret(Buffer.concat([bytes, bytes]))).toThrow("24 to 64");
  });
});

describe("attempts", () => {
  const failed = (attempts: number, retryAfter?: string) => ({ attempts, at, retryAfter });

  it("come four times as late each time and end after about a day", () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => secondsUntil(nextAttemptAt(failed(attempts), () => 0.5)));
    expect(delays).toEqual([15, 60, 240, 960, 3840, 15_360, 61_440, null]);
  });

  it("are spread by a fifth either way", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.integer({ min: 1, max: 7 }),
        (chance, attempts) => {
          const delay = secondsUntil(nextAttemptAt(failed(attempts), () => chance)) ?? 0;
          const middle = 15 * 4 ** (attempts - 1);
          expect(delay).toBeGreaterThanOrEqual(middle * 0.799);
          expect(delay).toBeLessThanOrEqual(middle * 1.201);
        },
      ),
    );
  });

  it.each([
    ["120", 120],
    ["1", 15],
    ["Sat, 21 Nov 2026 10:10:00 GMT", 600],
    ["Sat, 21 Nov 2026 09:00:00 GMT", 15],
    ["999999999", 86_400],
    ["soon", 15],
    ["-5", 15],
  ])("wait as Retry-After %s asks, up to a day: %i s", (retryAfter, seconds) => {
    expect(secondsUntil(nextAttemptAt(failed(1, retryAfter), () => 0.5))).toBe(seconds);
  });
});

describe("answers", () => {
  const answer = (status: number) => judgeAnswer(ok({ status, headers: {}, body: "whatever it says" }));

  it.each([
    [200, true, "200 OK"],
    [204, true, "204 No Content"],
    [302, false, "302 Found: redirects are not followed, enter the final address."],
    [404, false, "404 Not Found"],
    [410, false, "410 Gone"],
    [500, false, "500 Internal Server Error"],
    [599, false, "599"],
  ])("of %i: taken %s, told as %s", (status, delivered, message) => {
    expect(answer(status)).toMatchObject({ delivered, status, message, gone: status === 410 });
  });

  it("that do not come are failures in our own words", () => {
    const judged = judgeAnswer(err({ kind: "notAllowed", sent: false, message: "the vendor's" }));
    expect(judged).toMatchObject({
      delivered: false,
      status: null,
      message: expect.stringContaining("private network"),
    });
  });
});

describe("bodies", () => {
  it("say what happened, when, and to what", () => {
    const body = (event: string, payload: object) =>
      JSON.parse(webhookBody({ event, createdAt: at, payload: JSON.stringify(payload) })) as unknown;
    const timestamp = at.toISOString();
    expect(body("draft.changed", { type: "draftChanged", flowId: "f", revision: 2 })).toEqual({
      type: "draft.changed",
      timestamp,
      data: { flowId: "f", revision: 2 },
    });
    expect(body("deployment.changed", { type: "deploymentChanged", deployment: { id: "d" } })).toEqual({
      type: "deployment.changed",
      timestamp,
      data: { id: "d" },
    });
  });
});
