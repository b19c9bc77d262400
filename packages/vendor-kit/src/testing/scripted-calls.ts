import type { VendorCall } from "../http/vendor-call.ts";
import type { ScriptedAnswer } from "./scripted-send.ts";
import type { VendorHttpSetup } from "./vendor-http-setup.ts";

/** A call that may be repeated. */
export const READ: VendorCall = { operation: "read", method: "GET", url: "https://api.test/x", effect: "read" };
/** A call that may have happened where its answer is lost. */
export const WRITE: VendorCall = {
  operation: "write",
  method: "PUT",
  url: "https://api.test/x",
  effect: "write",
  body: "{}",
};
/** What a vendor answers that is content. */
export const OK: ScriptedAnswer = { status: 200, body: "fine" };

/** One answer after the other; who asks once too often is told so. */
export function answers(list: readonly ScriptedAnswer[]): (index: number) => ScriptedAnswer {
  return (index) => list[index] ?? { status: 599, body: "asked once too often" };
}

/** The authorization of each call, in their order. */
export function bearers(setup: VendorHttpSetup): (string | undefined)[] {
  return setup.calls().map((request) => request.headers["authorization"]);
}
