import { err, ok } from "@tonegraph/flow-model";
import type { DialectClient, VendorErrorKind } from "@tonegraph/vendor-kit";
import { createTestClock } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { DIALECT_CASES, expectLive, setUpCase } from "../../../testing/dialect-cases.ts";
import { askPatiently } from "./ask-patiently.ts";
import { PUBLISH_TIMING } from "./engine-world.ts";

/** A vendor that fails so often before it answers. */
function failing(kind: VendorErrorKind, times: number, retryAfterMs?: number) {
  let asked = 0;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return {
    ask: () =>
      Promise.resolve((asked += 1) > times ? ok("yes") : err({ kind, message: "No.", ambiguous: false, ...wait })),
    asked: () => asked,
  };
}

describe("askPatiently", () => {
  it.each<[VendorErrorKind, number, number | undefined, boolean, number]>([
    ["badAnswer", 3, undefined, true, 4],
    ["connection", 1, undefined, true, 2],
    ["circuitOpen", 1, 9000, true, 2],
    // The vendor's own wait is longer than anybody waits here.
    ["rateLimited", 1, 20_000, false, 1],
    // 250, 500, 1,000, then 2,000 ms at a time, for less than 10 s.
    ["unavailable", 99, undefined, false, 8],
    ["unauthorized", 1, undefined, false, 1],
    ["missingScopes", 1, undefined, false, 1],
    ["rejected", 1, undefined, false, 1],
    ["notFound", 1, undefined, false, 1],
  ])("of a vendor with %s, %i times", async (...[kind, times, retryAfterMs, isAnswered, asked]) => {
    const clock = createTestClock();
    const vendor = failing(kind, times, retryAfterMs);
    const began = clock.now();
    const answer = await askPatiently(vendor.ask, { clock, timing: PUBLISH_TIMING });
    expect({ isAnswered: answer.ok, asked: vendor.asked() }).toEqual({ isAnswered, asked });
    expect(clock.now() - began).toBeLessThan(PUBLISH_TIMING.writeDeadlineMs);
  });
});

/** A client of which everything that is asked before the first write makes no sense at first. */
function garbled(client: DialectClient): DialectClient {
  const first = { signIn: failing("badAnswer", 2), read: failing("badAnswer", 2), preflight: failing("badAnswer", 2) };
  const after = async <Answer>(name: keyof typeof first, ask: () => Promise<Answer>) => {
    const answer = await first[name].ask();
    return answer.ok ? ask() : answer;
  };
  return {
    ...client,
    signIn: () => after("signIn", () => client.signIn()),
    read: (externalId) => after("read", () => client.read(externalId)),
    preflight: (artefact) => after("preflight", async () => client.preflight?.(artefact) ?? ok(null)),
  };
}

describe.each(DIALECT_CASES)("a deployment on %s", (_id, makeVendor) => {
  it("goes live although the first answers to its questions make no sense", async () => {
    const kase = setUpCase(makeVendor);
    const { rig, first, second } = kase;
    await rig.deploy(first, 1);
    const { deployment } = await rig.deploy(second, 2, { spoil: garbled });
    expect(deployment).toMatchObject({ state: "live", error: null });
    await expectLive(kase, second);
  });
});
