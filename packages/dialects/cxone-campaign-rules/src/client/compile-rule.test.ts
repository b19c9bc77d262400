import type { ScriptedAnswer } from "@tonegraph/vendor-kit/testing";
import { describe, expect, it } from "vitest";
import { messageOf, said, setUpClient, WRITE } from "../__fixtures__/scripted-client.ts";

describe("compileRule", () => {
  const BUSY = said({ status: "BUSY" });
  const IDLE = said({ status: "IDLE" });
  const COMPILED = said({ status: "COMPILED" });
  const REFUSED: ScriptedAnswer = { status: 409, body: '{"message":"The IVR engine is already compiling a flow"}' };

  it.each<[string, readonly ScriptedAnswer[], readonly string[]]>([
    ["at once", [COMPILED], ["compile"]],
    ["after a while", [BUSY, BUSY, COMPILED], ["compile", "status", "status"]],
    [
      "again after another flow",
      [REFUSED, BUSY, IDLE, BUSY, COMPILED],
      ["compile", "status", "status", "compile", "status"],
    ],
    ["again where CXone forgot it", [BUSY, IDLE, COMPILED], ["compile", "status", "compile"]],
    ["again, though the status was that of before", [REFUSED, COMPILED, COMPILED], ["compile", "status", "compile"]],
  ])("is done %s, looking every 5 s", async (_, answers, below) => {
    const { client, clock, calls } = setUpClient(answers);
    expect(await client.compile?.("f", WRITE)).toEqual({ ok: true, value: null });
    expect(calls().map((call) => call.split("/").at(-1))).toEqual(below);
    expect(clock.sleeps).toEqual(below.filter((call) => call === "status").map(() => 5000));
  });

  it("gives up after 60 s, and says so", async () => {
    const { client, clock } = setUpClient([REFUSED, ...Array.from({ length: 20 }, () => BUSY)]);
    expect(await client.compile?.("f", WRITE)).toEqual({
      ok: false,
      error: {
        kind: "unavailable",
        message: "NICE CXone's engine was still busy after 60 s, so the flow was not compiled. Publish again later.",
        ambiguous: false,
      },
    });
    expect(clock.sleeps).toHaveLength(12);
  });

  it("says for how long it waited where it may not wait that long", async () => {
    const { client } = setUpClient([REFUSED, BUSY, BUSY, BUSY]);
    expect(messageOf((await client.compile?.("f", { ...WRITE, deadlineMs: 12_000 })) ?? { ok: true })).toBe(
      "NICE CXone's engine was still busy after 10 s, so the flow was not compiled. Publish again later.",
    );
  });

  it.each([
    [said({ status: "FAILED" }), "."],
    [said({ status: "FAILED", errors: [{ message: "No audio in asset_1" }] }), ": No audio in asset_1."],
  ])("names a status that it does not know, and the reason", async (answer, reason) => {
    const { client } = setUpClient([BUSY, answer]);
    expect(messageOf((await client.compile?.("f", WRITE)) ?? { ok: true })).toBe(
      `NICE CXone says that compiling the flow is “FAILED”, which is none of IDLE, BUSY, COMPILED${reason}`,
    );
  });

  it("ends when the work is cancelled while it waits", async () => {
    const signal = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} };
    const { client, clock } = setUpClient([BUSY, BUSY]);
    const { sleep } = clock;
    clock.sleep = async (ms) => {
      signal.aborted = true;
      return sleep(ms);
    };
    expect(await client.compile?.("f", { ...WRITE, signal })).toMatchObject({
      ok: false,
      error: { kind: "cancelled" },
    });
  });
});
