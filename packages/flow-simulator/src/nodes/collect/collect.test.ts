import type { CallInput, NodeOfKind } from "@tonegraph/flow-model";
import { collect, flowOf, message, queue, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createSimulator } from "../../create-simulator.ts";
import { runCall, type CallRecord } from "../../run-call.ts";
import { acceptsDigits, hasReadablePattern } from "./accepts-digits.ts";
import { INTER_DIGIT_MS } from "./collect.ts";

const once = { noInput: { timeoutMs: 5000, maxRepeats: 0 }, noMatch: { maxRepeats: 0 } };

function run(
  fields: NodeFields<"collect">,
  inputs: readonly CallInput[],
  type: "string" | "number" = "string",
): CallRecord {
  const flow = flowOf({
    nodes: {
      node_collect: collect({ ...once, ...fields }),
      node_collected: queue("queue_collected"),
      node_noInput: queue("queue_noInput"),
      node_noMatch: queue("queue_noMatch"),
    },
    wires: [
      "node_start -> node_collect",
      ...["collected", "noInput", "noMatch"].map((port) => `node_collect.${port} -> node_${port}`),
    ],
    flow: { variables: { digits: { type, default: "" } } },
  });
  return runCall(createSimulator(flow), { inputs });
}
const exit = ({ steps }: CallRecord): string | undefined => steps[1]?.port;
const value = ({ effects }: CallRecord) =>
  effects.flatMap((effect) => (effect.kind === "set" ? [effect.value] : []))[0];
const four = { minDigits: 4, maxDigits: 4 };

describe("collectBehaviour", () => {
  it.each<[string, { block: NodeFields<"collect">; press: string }, string]>([
    ["as many as there may be", { block: four, press: "1234" }, "collected"],
    ["fewer, and the pause after the last", { block: four, press: "123" }, "noMatch"],
    ["enough, and the pause after the last", { block: { minDigits: 2, maxDigits: 8 }, press: "123" }, "collected"],
    ["the terminator after enough", { block: { minDigits: 2, terminator: "#" }, press: "12#" }, "collected"],
    ["the terminator too early", { block: { ...four, terminator: "#" }, press: "12#" }, "noMatch"],
    ["the terminator alone", { block: { ...four, terminator: "#" }, press: "#" }, "noMatch"],
    ["a star that is no digit", { block: four, press: "12*4" }, "noMatch"],
    ["a block that can take nothing", { block: { minDigits: 3, maxDigits: 0 }, press: "1" }, "noMatch"],
  ])("%s", (_what, { block, press }, port) => {
    expect(exit(run(block, [{ press }]))).toBe(port);
  });

  it("waits for the first digit from the end of the prompt, and for each further one from the digit before", () => {
    const silent = run(four, []);
    const [play] = silent.effects.filter(({ kind }) => kind === "play");
    expect(exit(silent)).toBe("noInput");
    expect(silent.end.atMs).toBe((play?.kind === "play" ? play.endsMs : 0) + 5000);
    const partly = run({ minDigits: 2, maxDigits: 8 }, [{ press: "1" }, { press: "2", afterMs: INTER_DIGIT_MS - 1 }]);
    expect(partly.end.atMs).toBe(2 * INTER_DIGIT_MS - 1);
    expect(value(partly)).toBe("12");
    const late = run(four, [{ press: "12" }, { press: "34", afterMs: INTER_DIGIT_MS + 1 }]);
    expect(exit(late)).toBe("noMatch");
    expect(late.end.unusedInputs).toEqual([{ press: "34", afterMs: INTER_DIGIT_MS + 1 }]);
  });

  it("passes over a terminator behind the last digit, which is not meant for the next block", () => {
    const record = run({ ...four, terminator: "#" }, [{ press: "1234#" }]);
    expect(record.end).toMatchObject({ keys: 5, unusedInputs: [] });
  });

  it("takes what was typed before it was reached, with its terminator, and leaves the rest", () => {
    const flow = flowOf({
      nodes: {
        node_hello: message({ interruptible: false, promptId: "prompt_long" }),
        node_pin: collect({ ...four, terminator: "#", variable: "pin", sensitive: true }),
        node_said: message({ promptId: "prompt_pin", interruptible: false }),
        node_more: collect({ minDigits: 1, maxDigits: 4, variable: "more" }),
        node_q: queue(),
      },
      wires: [
        "node_start -> node_hello",
        "node_hello -> node_pin",
        "node_pin.collected -> node_said",
        "node_said -> node_more",
        "node_more.collected -> node_q",
      ],
      prompts: {
        prompt_long: "Thank you for calling our shop in the middle of the town.",
        prompt_pin: "You typed {{ pin }}.",
      },
    });
    const simulator = createSimulator(flow);
    const typed = simulator.step(simulator.start().state, { press: "4711#9" });
    const asked = simulator.step(typed.state, { pass: true });
    expect(asked.state).toMatchObject({ nodeId: "node_said", typedAhead: "9", variables: { pin: "4711" } });
    expect(asked.effects).toContainEqual(expect.objectContaining({ kind: "play", text: "You typed ••••." }));
    const { state } = simulator.step(asked.state, { pass: true });
    expect(state).toMatchObject({
      nodeId: "node_more",
      phase: "listening",
      digits: "9",
      untilMs: state.atMs + INTER_DIGIT_MS,
    });
  });

  it("asks again after what does not fit, with nothing left of it", () => {
    const record = run({ ...four, noMatch: { maxRepeats: 1 } }, [{ press: "12" }, { wait: true }, { press: "5678" }]);
    expect(value(record)).toBe("5678");
  });

  it.each<[string, { format?: "amount"; type?: "number" }, unknown]>([
    ["12*5#", { format: "amount" }, "12.5"],
    ["12*#", { format: "amount" }, "12"],
    ["*50#", { format: "amount", type: "number" }, 0.5],
    ["0042#", { type: "number" }, 42],
    ["0042#", {}, "0042"],
  ])("keeps %s with %j as %j", (press, { type, ...format }, expected) => {
    expect(value(run({ ...format, maxDigits: 8, terminator: "#" }, [{ press }], type))).toBe(expected);
  });
});

describe("acceptsDigits", () => {
  const accepts = (format: NodeOfKind<"collect">["format"], digits: string): boolean =>
    acceptsDigits(collect({ minDigits: 1, maxDigits: 20, ...(format === undefined ? {} : { format }) }), digits);

  it.each<[NodeOfKind<"collect">["format"], string, boolean]>([
    [undefined, "123", true],
    [undefined, "1*3", false],
    ["digits", "123", true],
    ["phone", "2025550123", true],
    ["phone", "12", false],
    ["phone", "1234567890123456", false],
    ["date", "20240229", true],
    ["date", "20230229", false],
    ["date", "02292024", true],
    ["date", "29022024", true],
    ["date", "31312024", false],
    ["date", "2024", false],
    ["amount", "12*50", true],
    ["amount", "12*505", false],
    ["amount", "*", false],
    [{ pattern: "[0-9]{3}" }, "123", true],
    [{ pattern: "[0-9]{3}" }, "1234", false],
    [{ pattern: String.raw`\d+\*` }, "12*", true],
    [{ pattern: "(" }, "1", false],
    [{ pattern: String.raw`(\d)\1` }, "11", false],
  ])("%j of %s is %s", (format, digits, expected) => expect(accepts(format, digits)).toBe(expected));

  it("does not hang on a pattern that makes other engines hang, and refuses one of too many states", () => {
    expect(accepts({ pattern: "(1+)+2" }, "1".repeat(20))).toBe(false);
    expect(hasReadablePattern({ pattern: "(1{500}){500}" })).toBe(false);
    expect(hasReadablePattern({ pattern: "1".repeat(501) })).toBe(false);
  });
});
