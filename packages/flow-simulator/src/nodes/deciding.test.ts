import type { Json } from "@tonegraph/flow-model";
import {
  condition,
  flowOf,
  message,
  queue,
  setVariables,
  transform,
  type NodeFields,
} from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { CallSetup, SimulatorOptions } from "../call-setup.ts";
import { createSimulator } from "../create-simulator.ts";
import { runCall, type CallRecord } from "../run-call.ts";

const branches = [
  { id: "vip", label: "VIP", when: "vip == true && orders[0].total >= 100" },
  { id: "bad", label: "Bad", when: "vip ==" },
  { id: "late", label: "Late", when: "now > '2026-06-01'" },
];

function run(
  node: ReturnType<typeof condition | typeof setVariables | typeof transform>,
  setup: CallSetup = {},
  options: SimulatorOptions = {},
): CallRecord {
  const ports = ["branch:vip", "branch:bad", "branch:late", "otherwise", "valid", "invalid", "next"];
  const flow = flowOf({
    nodes: { node_x: node, node_q: queue() },
    wires: ["node_start -> node_x", ...ports.map((port) => `node_x.${port} -> node_q`)],
    flow: { variables: { count: { type: "number", default: 1 }, gone: { type: "string", default: "" } } },
  });
  return runCall(createSimulator(flow, options), { setup, inputs: [] });
}
const sets = ({ effects }: CallRecord): [string, Json][] =>
  effects.flatMap((effect): [string, Json][] => (effect.kind === "set" ? [[effect.variable, effect.value]] : []));
const exit = ({ steps }: CallRecord): string | undefined => steps[1]?.port;
const codes = ({ effects }: CallRecord) => effects.flatMap((effect) => (effect.kind === "remark" ? [effect.code] : []));

describe("conditionBehaviour", () => {
  it.each<[CallSetup, string]>([
    [{ variables: { vip: true, orders: [{ total: 100 }] } }, "branch:vip"],
    [{ variables: { vip: true, orders: [] } }, "otherwise"],
    [{}, "otherwise"],
    [{ clock: "2026-07-01T00:00:00Z" }, "branch:late"],
    [{ stubs: { node_x: { port: "branch:bad" } } }, "branch:bad"],
  ])("with %j takes %s", (setup, port) => expect(exit(run(condition({ branches }), setup))).toBe(port));

  it("says which expression cannot be read", () => {
    const { effects } = run(condition({ branches }));
    expect(effects).toContainEqual(
      expect.objectContaining({ code: "expressionFault", params: expect.objectContaining({ where: "Bad" }) }),
    );
  });
});

describe("setVariablesBehaviour", () => {
  it("knows what time it is by then", () => {
    const recording = { kind: "audio" as const, assetId: "a", transcript: "Wait.", durationMs: 90_000 };
    const flow = flowOf({
      nodes: {
        node_m: message({ promptId: "prompt_a" }),
        node_x: setVariables({ assignments: { at: "now()" } }),
        node_q: queue(),
      },
      wires: ["node_start -> node_m", "node_m -> node_x", "node_x -> node_q"],
      prompts: { prompt_a: { label: "", texts: { "en-US": recording } } },
    });
    const record = runCall(createSimulator(flow), { setup: { clock: "2026-01-05T11:00:00+01:00" }, inputs: [] });
    expect(sets(record)).toEqual([["at", "2026-01-05T10:01:30.000Z"]]);
  });

  it("works out every value from those before, whatever the order", () => {
    const assignments = { count: "count + 1", copy: "count", said: "'' + language + ani", lost: "gone.x[3]" };
    expect(sets(run(setVariables({ assignments }), { variables: { ani: "+491" } }))).toEqual([
      ["count", 2],
      ["copy", 1],
      ["said", "en-US+491"],
      ["lost", null],
    ]);
  });

  it("changes what is spoken by setting the language", () => {
    const { steps, effects } = run(setVariables({ assignments: { language: "'es-ES'" } }));
    expect(steps[1]?.port).toBe("next");
    expect(sets({ effects } as CallRecord)).toEqual([["language", "es-ES"]]);
  });
});

describe("transformBehaviour", () => {
  it.each<[NodeFields<"transform">, Json, { value: Json; port: string; country?: string }]>([
    [{ operation: "formatPhoneNumber" }, "+49 89 1234567", { value: "+49891234567", port: "valid" }],
    [{ operation: "formatPhoneNumber" }, "202 555 0123", { value: null, port: "invalid" }],
    [{ operation: "formatPhoneNumber" }, "202 555 0123", { value: "+12025550123", port: "valid", country: "US" }],
    [{ operation: "validateE164" }, "+12025550123", { value: true, port: "valid" }],
    [{ operation: "validateE164" }, "202", { value: false, port: "invalid" }],
    [{ operation: "encodeUriComponent" }, "a b", { value: "a%20b", port: "valid" }],
    [{ operation: "parseJson" }, '{"a":[1]}', { value: { a: [1] }, port: "valid" }],
    [{ operation: "parseJson" }, "{", { value: null, port: "invalid" }],
    [{ operation: "expression", input: "given + '!'" }, "x", { value: "x!", port: "valid" }],
    [{ operation: "expression", input: "(" }, "x", { value: null, port: "invalid" }],
  ])("%j of %j", (fields, given, { value, port, country }) => {
    const record = run(
      transform({ input: "given", ...fields }),
      { variables: { given } },
      country === undefined ? {} : { defaultCountry: country },
    );
    expect(exit(record)).toBe(port);
    expect(sets(record)).toEqual([["result", value]]);
    if (port === "invalid") expect(codes(record)).toContain("transformInvalid");
  });
});
