import { expect, it } from "vitest";
import type { ScriptedAnswer } from "../testing/scripted-send.ts";
import { setUpVendorHttp, type VendorHttpSetup } from "../testing/vendor-http-setup.ts";
import type { VendorCall } from "./vendor-call.ts";

const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
const WRITE: VendorCall = { ...READ, operation: "write", method: "PUT", effect: "write", body: "{}" };
const OK: ScriptedAnswer = { status: 200, body: "{}" };

function scripted(...script: readonly ScriptedAnswer[]): VendorHttpSetup {
  return setUpVendorHttp({
    answer: (index) => script[index] ?? { status: 599 },
    options: { breaker: { failures: 2, coolDownMs: 30_000 } },
  });
}

it("does not repeat a write that timed out behind a proxy (408): it may have happened", async () => {
  const { http, calls } = scripted({ status: 408 }, OK);
  expect(await http.call(WRITE)).toMatchObject({ ok: false, error: { kind: "timeout", ambiguous: true } });
  expect(calls()).toHaveLength(1);
});

it("says that a write may be sent again when the vendor wants it", async () => {
  const { http } = scripted({ status: 503, headers: { "retry-after": "7" } });
  expect(await http.call(WRITE)).toMatchObject({ ok: false, error: { ambiguous: true, resendAfterMs: 7000 } });
});

it("counts attempts from before for writes alone", async () => {
  const lost = { failure: "connection", sent: false } as const;
  expect(await scripted(lost, OK).http.call({ ...READ, attemptsBefore: 2 })).toMatchObject({ ok: true });
  expect(await scripted(lost, OK).http.call({ ...WRITE, attemptsBefore: 2 })).toMatchObject({ ok: false });
});

it("takes an address that is not allowed neither for an answer of the vendor nor for a failure", async () => {
  const notAllowed = { failure: "notAllowed", sent: false } as const;
  const { http } = scripted({ status: 500 }, notAllowed, { status: 500 });
  const outcomes = [];
  for (let call = 0; call < 4; call += 1) {
    const answer = await http.call(WRITE);
    outcomes.push(answer.ok ? "ok" : answer.error.kind);
  }
  expect(outcomes).toEqual(["unavailable", "notAllowed", "unavailable", "circuitOpen"]);
});
