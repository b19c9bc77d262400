import { describe, expect, it } from "vitest";
import type { TenantSharing } from "../tenant-sharing.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import type { ScriptedAnswer } from "../testing/scripted-send.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { createVirtualClock } from "../testing/virtual-clock.ts";
import { setUpVendorHttp } from "../testing/vendor-http-setup.ts";
import type { CallEffect, VendorCall } from "./vendor-call.ts";

const call = (effect: CallEffect, signal?: AbortSignal): VendorCall => ({
  operation: "call",
  method: effect === "read" ? "GET" : "PUT",
  url: "https://api.test/x",
  effect,
  ...(signal === undefined ? {} : { signal }),
});
const never = new Promise<ScriptedAnswer>(() => undefined);

describe("createVendorHttp: cancellation", () => {
  it("sends nothing for work that is not wanted any more", async () => {
    const setup = setUpVendorHttp({ answer: () => ({ status: 200 }) });
    const answer = await setup.http.call(call("write", AbortSignal.abort()));
    expect(answer).toMatchObject({ ok: false, error: { kind: "cancelled", ambiguous: false } });
    expect(setup.vendor.requests).toEqual([]);
  });

  it.each<[CallEffect, boolean]>([
    ["read", false],
    ["write", true],
    ["idempotentWrite", true],
  ])("ends a %s under way; ambiguous: %s", async (effect, ambiguous) => {
    const controller = new AbortController();
    const setup = setUpVendorHttp({
      answer: () => {
        controller.abort();
        return never;
      },
    });
    const answer = await setup.http.call(call(effect, controller.signal));
    expect(answer).toMatchObject({ ok: false, error: { kind: "cancelled", ambiguous } });
    expect(setup.calls()[0]?.signal?.aborted).toBe(true);
    expect(setup.attempts.at(-1)).toMatchObject({ outcome: "cancelled" });
  });

  it("ends a wait between attempts", async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const setup = setUpVendorHttp({ answer: () => ({ status: 500 }), client: { clock } });
    const begin = clock.now();
    const answer = setup.http.call(call("read", controller.signal));
    const cancel = clock.sleep(100).then(() => controller.abort());
    expect(await clock.run(answer)).toMatchObject({ ok: false, error: { kind: "cancelled" } });
    await cancel;
    expect([setup.calls().length, clock.now() - begin]).toEqual([1, 100]);
  });

  it("does not call a write ambiguous whose probe was being claimed: it never left", async () => {
    const controller = new AbortController();
    const sharing: TenantSharing = {
      ...createMemorySharing(createTestClock()).join(),
      claimProbe: async () => {
        controller.abort();
        return true;
      },
    };
    const setup = setUpVendorHttp({
      answer: () => ({ status: 500 }),
      options: { breaker: { failures: 1, coolDownMs: 1000 } },
      client: { sharing },
    });
    await setup.http.call(call("write"));
    setup.clock.advance(1001);
    const answer = await setup.http.call(call("write", controller.signal));
    expect(answer).toMatchObject({ ok: false, error: { kind: "cancelled", ambiguous: false } });
    expect(setup.calls()).toHaveLength(1);
    setup.clock.advance(1);
    expect(setup.http.health().breakers).toContainEqual(expect.objectContaining({ state: "halfOpen" }));
  });

  it("leaves a sign-in that others wait for alone", async () => {
    const controller = new AbortController();
    const { promise, resolve } = Promise.withResolvers<ScriptedAnswer>();
    const setup = setUpVendorHttp({ answer: () => ({ status: 200 }), token: () => promise });
    const impatient = setup.http.call(call("read", controller.signal));
    const patient = setup.http.call(call("read"));
    controller.abort();
    expect(await impatient).toMatchObject({ ok: false, error: { kind: "cancelled", ambiguous: false } });
    resolve({ status: 200, body: '{"access_token":"token-1","expires_in":60}' });
    expect((await patient).ok).toBe(true);
    expect(setup.tokenCalls()).toHaveLength(1);
  });

  it("does not open a breaker", async () => {
    const controller = new AbortController();
    let isHanging = true;
    const setup = setUpVendorHttp({ answer: () => (isHanging ? never : { status: 200 }) });
    const calls = Array.from({ length: 6 }, () => setup.http.call(call("read", controller.signal)));
    while (setup.calls().length < 6) await Promise.resolve();
    controller.abort();
    await Promise.all(calls);
    isHanging = false;
    expect((await setup.http.call(call("read"))).ok).toBe(true);
  });
});
