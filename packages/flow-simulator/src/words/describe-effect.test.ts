import type { Json } from "@tonegraph/flow-model";
import { collect, flowOf, httpRequest, language, menu, message, queue, subflow } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CallEnd } from "../call-state.ts";
import type { Effect, RemarkCode } from "../effect.ts";
import { describeEffect } from "./describe-effect.ts";
import { duration } from "./en-effects.ts";
import { transcriptOf } from "./transcript-of.ts";

const flow = flowOf({
  nodes: {
    node_menu: menu({
      label: "Main menu",
      keys: ["2"],
      noInput: { timeoutMs: 5000, maxRepeats: 2 },
      noMatch: { maxRepeats: 0 },
    }),
    node_pin: collect({ label: "PIN", noMatch: { maxRepeats: 1 } }),
    node_language: language({ label: "Language" }),
    node_ask: httpRequest({ label: "Look-up", timeoutMs: 800 }),
    node_hello: message({ label: "Hello" }),
    node_billing: queue("queue_billing", { label: "Billing queue" }),
    node_sub: subflow({ label: "Closed", flowId: "flow_sub" }),
  },
  prompts: { prompt_menu: "Press 2." },
});
const at = { atMs: 1000, nodeId: "node_menu" };
const place = { ...at, within: [] };
const ended: CallEnd = {
  nodeId: "node_billing",
  kind: "queue",
  reason: "terminal",
  atMs: 12_400,
  keys: 1,
  done: false,
};

/** What a remark says with the parameters that it comes with. */
function says(code: RemarkCode, params: Readonly<Record<string, Json>>, line: string) {
  return { remark: { code, params }, line };
}
const remarks: Readonly<Record<RemarkCode, ReturnType<typeof says>>> = {
  inputIgnored: says("inputIgnored", { what: "key", key: "9" }, "Key 9 does nothing in Main menu"),
  clockInvalid: says(
    "clockInvalid",
    { clock: "x", instead: "y" },
    "“x” is no time with a zone: the call arrives at y instead",
  ),
  languageUnknown: says(
    "languageUnknown",
    { language: "xx", instead: "en-US" },
    "The flow does not speak xx: the call begins in en-US",
  ),
  outsideWindow: says(
    "outsideWindow",
    { from: "a", until: "b" },
    "The flow is only to be heard from a until b; this call goes on all the same",
  ),
  recordingLengthUnknown: says(
    "recordingLengthUnknown",
    { promptId: "prompt_menu" },
    "Nobody knows how long the recording “prompt_menu” is: it counts as 0 s",
  ),
  stubUnfit: says(
    "stubUnfit",
    { expected: "queue" },
    "The answer given for Main menu is not of the kind that it asks for, and is not used",
  ),
  boundReached: says(
    "boundReached",
    { what: "events", limit: 5 },
    "The caller has done 5 things and the call is not over",
  ),
  typedAhead: says("typedAhead", { key: "2" }, "2, pressed earlier, answers Main menu before it is asked"),
  messagePassedOver: says("messagePassedOver", { key: "2" }, "Main menu is not played: 2 was pressed before it began"),
  promptMissing: says("promptMissing", { promptId: "" }, "Main menu has no prompt: the caller hears nothing"),
  translationMissing: says(
    "translationMissing",
    { promptId: "prompt_menu", language: "es", instead: "en-US" },
    "“prompt_menu” has no text in es: it is heard in en-US",
  ),
  unwiredExit: says("unwiredExit", { port: "key:2", target: null }, "The exit “key 2” of Main menu leads nowhere"),
  unknownZone: says("unknownZone", { timeZone: "X" }, "There is no time zone “X”: Main menu counts as closed"),
  scheduleAssumedOpen: says(
    "scheduleAssumedOpen",
    { scheduleId: "s" },
    "The schedule s is kept at the vendor: it is taken to be open",
  ),
  expressionFault: says(
    "expressionFault",
    { where: "VIP", why: "Odd" },
    "The expression of “VIP” cannot be read (Odd): it gives nothing",
  ),
  patternFault: says("patternFault", { pattern: "(" }, "The pattern ( of Main menu cannot be read: nothing fits it"),
  pathFault: says("pathFault", { variable: "v", why: "Odd" }, "The path for v cannot be read (Odd): it gives nothing"),
  transformInvalid: says("transformInvalid", { input: "12" }, "Main menu makes nothing valid of “12”"),
  requestAssumed: says(
    "requestAssumed",
    {},
    "Nobody has said how the web service of Main menu answers: it is taken to answer 200 with nothing",
  ),
  requestRetried: says(
    "requestRetried",
    { status: 503, attempt: 1, of: 2, waitMs: 500 },
    "Status 503: asks again in 500 ms (1 of 2)",
  ),
  breakerOpened: says(
    "breakerOpened",
    { failures: 3, coolDownMs: 60_000 },
    "3 failures in a row: Main menu is not asked any more for 60 s",
  ),
  breakerOpen: says(
    "breakerOpen",
    { forMs: 1500 },
    "The web service of Main menu has failed too often and is not asked for another 1.5 s",
  ),
  callbackMissing: says(
    "callbackMissing",
    { waitedMs: 120_000 },
    "The result that was promised does not come within 2 min",
  ),
  subflowUnknown: says("subflowUnknown", { flowId: "" }, "The sub-flow block names no flow: it fails"),
  subflowReturns: says("subflowReturns", {}, "The sub-flow is done and goes back to the flow that called it"),
  blockGone: says("blockGone", {}, "The block where the call was is no longer in the flow"),
  subflowTooDeep: says(
    "subflowTooDeep",
    { limit: 20 },
    "More than 20 sub-flows are inside of each other: the next one fails",
  ),
  vendorBlockAssumed: says(
    "vendorBlockAssumed",
    { port: null },
    "What Main menu does is the vendor’s secret: it is taken to end the call",
  ),
  fallback: says("fallback", { kind: "queue", to: "queue_a" }, "The flow’s fallback takes over: queue queue_a"),
  queueClosed: says("queueClosed", { queue: "", state: "full" }, "The queue Main menu is full"),
  transferFailed: says("transferFailed", { to: "ann", why: "noAnswer" }, "ann does not answer"),
  digitsRefused: says("digitsRefused", { key: "9" }, "Key 9 does nothing while the caller is being connected"),
};
const end = (fields: Partial<CallEnd>): Effect => ({ kind: "end", atMs: 12_400, end: { ...ended, ...fields } });

describe("describeEffect", () => {
  it.each<[Effect, string | null]>([
    [{ kind: "enter", ...place, nodeId: "node_start" }, "Call arrives"],
    [{ kind: "enter", ...place, nodeId: "node_start", within: ["node_sub"] }, null],
    [{ kind: "enter", ...place }, null],
    [{ kind: "play", ...at, promptId: "prompt_menu", language: "en-US", text: "Press 2.", endsMs: 2 }, "“Press 2.”"],
    [
      { kind: "play", ...at, promptId: "prompt_menu", language: "en-US", text: "", endsMs: 2 },
      "Plays the recording “prompt_menu”",
    ],
    [{ kind: "cut", ...at, promptId: "prompt_menu" }, "The caller interrupts"],
    [{ kind: "listen", ...at, untilMs: 2 }, null],
    [{ kind: "key", ...at, key: "2" }, "The caller presses 2"],
    [{ kind: "say", ...at, words: "sales" }, "The caller says “sales”"],
    [{ kind: "silence", ...at, attempt: 1 }, "Silent for 5 s, asks again (1 of 2)"],
    [{ kind: "silence", ...at, attempt: 3 }, "Silent for 5 s, has been asked again 2 times"],
    [{ kind: "silence", ...at, attempt: 1, nodeId: "node_gone" }, "Silent"],
    [{ kind: "noMatch", ...at, attempt: 1 }, "That is not offered here, is not asked again"],
    [
      { kind: "noMatch", ...at, attempt: 2, nodeId: "node_pin" },
      "What was typed does not fit, has been asked again once",
    ],
    [{ kind: "noMatch", ...at, attempt: 1, nodeId: "node_language" }, "That is not offered here, asks again (1 of 2)"],
    [{ kind: "set", ...at, variable: "vip", value: true }, "vip is now true"],
    [{ kind: "set", ...at, variable: "name", value: "Pat" }, "name is now “Pat”"],
    [{ kind: "set", ...at, variable: "name", value: null }, "name is now empty"],
    [{ kind: "request", ...at, method: "GET", url: "https://a.test", attempt: 1 }, "Asks GET https://a.test"],
    [
      { kind: "request", ...at, method: "GET", url: "https://a.test", attempt: 2 },
      "Asks again (attempt 2): GET https://a.test",
    ],
    [{ kind: "response", ...at, status: 404 }, "The web service answers 404"],
    [{ kind: "response", ...at, status: null, nodeId: "node_ask" }, "The web service does not answer within 800 ms"],
    [
      { kind: "transfer", ...at, nodeId: "node_billing", to: "queue_billing" },
      "Hands the caller to queue queue_billing",
    ],
    [{ kind: "transfer", ...at, to: "" }, "Hands the caller over"],
    [{ kind: "leave", ...place, port: "key:2", target: "node_billing" }, "Keypad 2 → Billing queue"],
    [{ kind: "leave", ...place, port: "noInput", target: "node_billing" }, "No input → Billing queue"],
    [{ kind: "leave", ...place, port: "next", target: "node_menu", nodeId: "node_hello" }, null],
    [{ kind: "leave", ...place, port: "next", target: "node_menu", nodeId: "node_sub" }, "Goes on → Main menu"],
    [{ kind: "leave", ...place, port: "key:2", target: null }, null],
    [end({}), "The call ends in Billing queue (12.4 s, 1 key pressed)"],
    [end({ kind: "agent" }), "The call ends with the flow’s fallback (agent) (12.4 s, 1 key pressed)"],
    [end({ reason: "hungUp", keys: 0 }), "The caller hangs up in Billing queue (12.4 s, no key pressed)"],
    [end({ reason: "bound", keys: 2 }), "Stopped in Billing queue (12.4 s, 2 keys pressed)"],
    [
      end({ reason: "fault" }),
      "The call breaks off in Billing queue: the flow does not go on and has no fallback (12.4 s, 1 key pressed)",
    ],
  ])("%j", (effect, line) => expect(describeEffect(effect, flow)).toBe(line));

  it.each(Object.entries(remarks))("says %s", (_code, { remark, line }) => {
    expect(describeEffect({ kind: "remark", ...at, ...remark }, flow)).toBe(line);
  });

  it.each([
    [0, "0 s"],
    [250, "250 ms"],
    [1000, "1 s"],
    [2540, "2.5 s"],
    [119_900, "119.9 s"],
    [120_000, "2 min"],
    [185_000, "3 min 5 s"],
  ])("writes %d ms as %s", (ms, words) => expect(duration(ms)).toBe(words));
});

describe("transcriptOf", () => {
  it("names blocks of sub-flows as those have them, and leaves out lines that say nothing", () => {
    const inner = flowOf({ nodes: { node_menu: queue("queue_x", { label: "Inner queue" }) } });
    const effects: Effect[] = [
      { kind: "enter", ...place, nodeId: "node_sub" },
      { kind: "enter", ...place, within: ["node_sub"] },
      { kind: "leave", ...place, within: ["node_sub"], port: "key:2", target: "node_menu" },
      { kind: "leave", ...place, port: "key:2", target: "node_menu" },
    ];
    const lines = transcriptOf(effects, flow, { flow_sub: inner });
    expect(lines.map(({ line }) => line)).toEqual(["Keypad 2 → Inner queue", "Keypad 2 → Main menu"]);
    expect(transcriptOf(effects, flow).map(({ line }) => line)).toEqual([
      "Keypad 2 → Main menu",
      "Keypad 2 → Main menu",
    ]);
  });
});
