import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { withNextStep } from "./next-step.ts";

const KINDS: readonly VendorErrorKind[] = [
  "unauthorized",
  "forbidden",
  "notFound",
  "conflict",
  "unavailable",
  "badAnswer",
];
const refused: VendorError = { kind: "rejected", message: "Acme refused the request (400): Bad.", ambiguous: false };

describe("withNextStep", () => {
  it.each<[string, VendorError, string]>([
    [
      "a refusal that says why",
      { ...refused, status: 400, vendorMessage: "Bad." },
      "Acme refused the request (400); mend what it names, then try again: Bad.",
    ],
    [
      "a refusal that says nothing",
      { ...refused, message: "Acme refused the request (400).", status: 400 },
      "Acme refused the request (400); it does not say why: ask its administrator, then try again.",
    ],
    [
      "too many calls",
      { ...refused, kind: "rateLimited", message: "Acme asks for fewer requests (429).", status: 429 },
      "Acme asks for fewer requests (429); wait a minute, then try again.",
    ],
    [
      "no answer",
      { ...refused, kind: "timeout", message: "Acme did not answer in time." },
      "Acme did not answer in time; try again in some minutes.",
    ],
    [
      "a way elsewhere",
      {
        ...refused,
        kind: "badAnswer",
        message: "Acme points to another host, evil.test, which is not followed (302).",
        status: 302,
      },
      "Acme points to another host, evil.test, which is not followed (302); check the tenant's addresses, then try again.",
    ],
    [
      "a fault with the vendor's own wait",
      {
        ...refused,
        kind: "unavailable",
        message: "Acme has a fault of its own (503).",
        status: 503,
        retryAfterMs: 30_000,
      },
      "Acme has a fault of its own (503); it asks to be left alone for 30 s: try again then.",
    ],
    [
      "a fault with a long wait",
      {
        ...refused,
        kind: "unavailable",
        message: "Acme has a fault of its own (503).",
        status: 503,
        retryAfterMs: 500_000,
      },
      "Acme has a fault of its own (503); it asks to be left alone for 9 minutes: try again then.",
    ],
  ])("ends %s with what to do, before the vendor's own words", (_, error, message) => {
    expect(withNextStep(error)).toEqual({ ...error, message });
  });

  it.each<[string, VendorError]>([
    ["names fields to look at", { ...refused, status: 400, vendorMessage: "Bad.", fields: ["/baseUrl"] }],
    [
      "says itself what to do",
      { ...refused, kind: "notFound", message: "There is no asset a. Choose another.", status: 404 },
    ],
  ])("leaves alone what %s", (_, error) => {
    expect(withNextStep(error)).toBe(error);
  });

  it("has a step for every status that a vendor answers", () => {
    for (const kind of KINDS) {
      const { message } = withNextStep({ kind, message: "Acme said (499).", status: 499, ambiguous: false });
      expect([kind, message]).toEqual([kind, expect.stringMatching(/\(499\); .+\.$/u)]);
    }
  });
});
