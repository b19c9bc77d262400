// The client against the stand-in while the vendor behaves badly: what is at the vendor afterwards, and the words that
// people read. What must hold for every dialect is in the common matrix; here are the words of this one.
import { observeFault, openMemoryBench, type InjectedFault } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { subject } from "../__fixtures__/conformance-subject.ts";

const OFTEN = 99;
const BUSY = { message: "The IVR engine is already compiling a flow" };
type Row = readonly [what: string, fault: Omit<InjectedFault, "target">, ended: string, holds: string, words: string];

async function seen(fault: InjectedFault): Promise<readonly [string, string, string]> {
  const { ended, ambiguous, holds, words } = await observeFault(subject, await openMemoryBench(subject), { fault });
  return [ambiguous ? `${ended}, perhaps done` : ended, holds, words];
}

const [CREATE, VALIDATE, COMPILE, ACTIVATE] = [0, 1, 2, 3];

describe("a publish while the vendor behaves badly", () => {
  it.each<Row>([
    [
      "creating, 400",
      { skip: CREATE, status: 400, body: { message: "Payload schema validation failed" } },
      "rejected",
      "former",
      "NICE CXone refused the request (400): Payload schema validation failed.",
    ],
    [
      "creating, 403",
      { skip: CREATE, status: 403, body: { message: "ivr:flow:write is missing" } },
      "forbidden",
      "former",
      "NICE CXone does not allow this to the tenant's account (403): ivr:flow:write is missing.",
    ],
    [
      "creating, 500",
      { skip: CREATE, status: 500 },
      "unavailable, perhaps done",
      "former",
      "NICE CXone has a fault of its own (500).",
    ],
    [
      "creating, an answer that was lost",
      { skip: CREATE, hang: true, when: "after" },
      "timeout, perhaps done",
      "both",
      "NICE CXone did not answer in time.",
    ],
    [
      "creating, 200 with an error in it",
      { skip: CREATE, status: 200, body: { error: "internal", message: "Try later" } },
      "badAnswer, perhaps done",
      "former",
      "NICE CXone answered 200, but its answer reports an error: Try later.",
    ],
    [
      "validating, 503 for ever",
      { skip: VALIDATE, status: 503, times: OFTEN },
      "unavailable",
      "both",
      "NICE CXone has a fault of its own (503).",
    ],
    [
      "validating, an unknown status",
      { skip: VALIDATE, status: 200, body: { status: "MAYBE" } },
      "rejected",
      "both",
      "NICE CXone does not find the flow valid: The status is MAYBE.",
    ],
    [
      "compiling, busy for ever",
      { skip: COMPILE, status: 409, body: BUSY, times: OFTEN },
      "unavailable",
      "both",
      "NICE CXone's engine was still busy after 60 s, so the flow was not compiled. Publish again later.",
    ],
    [
      "compiling, an unknown status",
      { skip: COMPILE, status: 200, body: { status: "FAILED" } },
      "badAnswer, perhaps done",
      "both",
      "NICE CXone says that compiling the flow is “FAILED”, which is none of IDLE, BUSY, COMPILED.",
    ],
    [
      "activating, 403",
      { skip: ACTIVATE, status: 403, body: { message: "No" } },
      "forbidden",
      "both",
      "NICE CXone does not allow this to the tenant's account (403): No.",
    ],
    [
      "activating, an answer that is no flow",
      { skip: ACTIVATE, status: 200, contentType: "application/json", body: "{}", when: "after" },
      "badAnswer, perhaps done",
      "both",
      "NICE CXone should have set the flow ACTIVE, but did not answer with a flow.",
    ],
  ])("ends as told: %s", async (...[, fault, ended, holds, words]) => {
    expect(await seen({ target: "write", ...fault })).toEqual([ended, holds, words]);
  });

  it.each<[string, Omit<InjectedFault, "target">]>([
    ["creating, a 401", { skip: CREATE, status: 401 }],
    ["creating, tokens that end", { skip: CREATE, expireTokens: true }],
    ["validating, a lost answer", { skip: VALIDATE, hang: true, when: "after" }],
    ["compiling, a busy engine", { skip: COMPILE, status: 409, body: BUSY }],
    ["compiling, half an answer", { skip: COMPILE, cutAnswer: true, when: "after" }],
    ["activating, a lost answer", { skip: ACTIVATE, hang: true, when: "after" }],
    ["activating, a dropped connection", { skip: ACTIVATE, dropConnection: true }],
  ])("ends well: %s", async (_, fault) => {
    expect(await seen({ target: "write", ...fault })).toEqual(["ok", "both", ""]);
  });
});
