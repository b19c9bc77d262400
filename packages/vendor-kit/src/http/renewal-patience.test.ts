import { describe, expect, it } from "vitest";
import { createScriptedSend, tokenAnswer } from "../testing/scripted-send.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { AUTH_URL, setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import { createVirtualClock } from "../testing/virtual-clock.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };

/** A vendor whose sign-in takes so long, unless it is not waited for so long. */
function slowSignIn(takesMs: readonly number[]) {
  const clock = createVirtualClock();
  let signIns = 0;
  const vendor = createScriptedSend(async (request) => {
    if (request.url !== AUTH_URL) return { status: 200 };
    const takes = takesMs[signIns++] ?? 0;
    await clock.sleep(Math.min(takes, request.timeoutMs));
    return takes > request.timeoutMs
      ? { failure: "timeout", sent: true, message: "late" }
      : tokenAnswer(`token-${signIns}`);
  });
  const { http } = setUpVendorHttp({ answer: () => ({ status: 200 }), client: { clock, send: vendor.send } });
  const start = clock.now();
  const call = async (deadlineMs: number) => {
    const answer = await http.call({ ...READ, deadlineMs });
    return [answer.ok ? "ok" : answer.error.kind, clock.now() - start] as const;
  };
  return { call, clock, http, signIns: () => signIns };
}

describe("createVendorHttp: who waits for a token that is being renewed", () => {
  it("waits as long as its own deadline, behind whoever began it", async () => {
    const { call, clock, signIns } = slowSignIn([4000]);
    const ended = await clock.run(Promise.all([call(30_000), call(500), call(3999), call(60_000)]));
    expect(ended).toEqual([
      ["ok", 4000],
      ["timeout", 500],
      ["timeout", 3999],
      ["ok", 4000],
    ]);
    expect(signIns()).toBe(1);
  });

  it("does not end with the patience of whoever began it", async () => {
    const { call, clock, signIns } = slowSignIn([2000]);
    expect(await clock.run(Promise.all([call(300), call(30_000)]))).toEqual([
      ["timeout", 300],
      ["ok", 2000],
    ]);
    expect(signIns()).toBe(1);
  });

  it("says what took the time, and that nothing was sent", async () => {
    const { clock, http } = slowSignIn([4000]);
    const answer = await clock.run(http.call({ ...READ, effect: "write", method: "POST", deadlineMs: 500 }));
    expect(answer).toMatchObject({
      ok: false,
      error: {
        ambiguous: false,
        message: "The time for this call to Vendor was over while Tonegraph was still signing in there.",
      },
    });
  });

  it("keeps the token for the next call, though nobody had waited for it", async () => {
    const { call, clock, signIns } = slowSignIn([2000]);
    expect(await clock.run(call(300))).toEqual(["timeout", 300]);
    await clock.run(clock.sleep(5000));
    expect((await clock.run(call(300)))[0]).toBe("ok");
    expect(signIns()).toBe(1);
  });

  it("leaves no wait behind, and none where the renewal ends before the deadline anyway", async () => {
    const clock = createTestClock();
    const patience: { readonly ms: number; readonly over: { readonly aborted: boolean } | undefined }[] = [];
    const { http } = setUpVendorHttp({
      answer: () => ({ status: 200 }),
      client: {
        clock: {
          ...clock,
          sleep(ms, over) {
            patience.push({ ms, over });
            return clock.sleep(ms, over);
          },
        },
      },
    });
    await http.call(READ);
    clock.advance(3_600_000);
    await http.call({ ...READ, deadlineMs: 90_000 });
    expect(patience).toEqual([]);
    clock.advance(3_600_000);
    await Promise.all([http.call({ ...READ, deadlineMs: 5000 }), http.call({ ...READ, deadlineMs: 90_000 })]);
    expect(patience.map(({ ms, over }) => [ms, over?.aborted])).toEqual([[5000, true]]);
  });

  it("goes on waiting where a wait ended and no time has passed", async () => {
    const clock = createTestClock();
    const { http } = setUpVendorHttp({
      answer: () => ({ status: 200 }),
      client: { clock: { ...clock, sleep: async () => undefined } },
    });
    expect((await http.call({ ...READ, deadlineMs: 5000 })).ok).toBe(true);
  });
});
