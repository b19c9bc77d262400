// The client against the stand-in while the vendor behaves badly: what is at the vendor afterwards, and the words that
// people read. What must hold for every dialect is in the common matrix; here are the words of this one.
import { observeFault, openMemoryBench, type InjectedFault } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { subject } from "../__fixtures__/conformance-subject.ts";

const OFTEN = 99;
const HTML = { status: 200, contentType: "text/html", body: "<html>" };
type Row = readonly [what: string, fault: Omit<InjectedFault, "target">, ended: string, holds: string, words: string];

async function seen(fault: InjectedFault): Promise<readonly [string, string, string]> {
  const { ended, ambiguous, holds, words } = await observeFault(subject, await openMemoryBench(subject), { fault });
  return [ambiguous ? `${ended}, perhaps done` : ended, holds, words];
}

describe("a registration while the vendor behaves badly", () => {
  it.each<Row>([
    [
      "422",
      { status: 422, body: { message: "Unknown node" } },
      "rejected",
      "former",
      "NICE CXone refused the request (422): Unknown node.",
    ],
    [
      "403",
      { status: 403, body: { message: "flows:write is missing" } },
      "forbidden",
      "former",
      "NICE CXone does not allow this to the tenant's account (403): flows:write is missing.",
    ],
    [
      "409 for other content",
      { status: 409, body: { message: "Key was used" } },
      "conflict",
      "former",
      "NICE CXone refused because of a conflict (409): Key was used. It was looked up: the flow there has other content. Nothing was overwritten.",
    ],
    [
      "401 for ever",
      { status: 401, times: OFTEN },
      "unauthorized",
      "former",
      "NICE CXone did not accept the sign-in (401).",
    ],
    [
      "429 for ever",
      { status: 429, headers: { "retry-after": "1" }, times: OFTEN },
      "rateLimited",
      "former",
      "NICE CXone asks for fewer requests (429).",
    ],
    [
      "500 for ever",
      { status: 500, times: OFTEN },
      "unavailable, perhaps done",
      "former",
      "NICE CXone has a fault of its own (500).",
    ],
    [
      "another content type",
      HTML,
      "badAnswer, perhaps done",
      "former",
      "NICE CXone answered 200 with text/html where JSON was expected; something between us and the vendor may have answered.",
    ],
    [
      "another content type, though it is done",
      { ...HTML, when: "after" },
      "badAnswer, perhaps done",
      "new",
      "NICE CXone answered 200 with text/html where JSON was expected; something between us and the vendor may have answered.",
    ],
    [
      "200 with an error in it",
      { status: 200, body: { error: "internal", message: "Try later" } },
      "badAnswer, perhaps done",
      "former",
      "NICE CXone answered 200, but its answer reports an error: Try later.",
    ],
    [
      "an answer that is no flow, though it is done",
      { status: 200, contentType: "application/json", body: "{}", when: "after" },
      "badAnswer, perhaps done",
      "new",
      `NICE CXone's answer to registering “flow_01JD3Z8Q6W7Y2M4K5N6P7R8S9T” cannot be read at /id: "id" is missing. It must be text.`,
    ],
  ])("ends as told: %s", async (...[, fault, ended, holds, words]) => {
    expect(await seen({ target: "write", ...fault })).toEqual([ended, holds, words]);
  });

  // The same key makes these one registration, however often it is sent.
  it.each<[string, Omit<InjectedFault, "target">]>([
    ["500 once", { status: 500 }],
    ["500 once it was done", { status: 500, when: "after" }],
    ["an answer that was lost", { hang: true, when: "after" }],
    ["half an answer", { cutAnswer: true, when: "after" }],
    ["a connection that was dropped", { dropConnection: true }],
    ["tokens that end in the middle", { expireTokens: true }],
    ["429 once", { status: 429, headers: { "retry-after": "3" } }],
  ])("ends well after %s, and is there once", async (_, fault) => {
    expect(await seen({ target: "write", ...fault })).toEqual(["ok", "new", ""]);
  });
});
