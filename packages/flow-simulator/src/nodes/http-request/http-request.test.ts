import type { CallInput, CallStub } from "@tonegraph/flow-model";
import { flowOf, httpRequest, menu, message, queue, type NodeFields } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import type { BreakerStates } from "../../call-setup.ts";
import { createSimulator } from "../../create-simulator.ts";
import { runCall, type CallRecord } from "../../run-call.ts";
import { linesOf } from "../../testing/lines-of.ts";

const PORTS = ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"];

function flowWith(fields: NodeFields<"httpRequest">) {
  return flowOf({
    nodes: {
      node_ask: httpRequest({ label: "Look-up", ...fields }),
      ...Object.fromEntries(PORTS.map((port) => [`node_${port}`, queue(`queue_${port}`)])),
    },
    wires: ["node_start -> node_ask", ...PORTS.map((port) => `node_ask.${port} -> node_${port}`)],
    prompts: { prompt_filler: "One moment please while we look you up in our books." },
  });
}

interface Given {
  readonly stub?: CallStub;
  readonly breakers?: BreakerStates;
  readonly clock?: string;
  readonly maxVisits?: number;
}

function run(
  fields: NodeFields<"httpRequest">,
  { stub, breakers = {}, clock = "2026-01-05T10:00:00Z", maxVisits }: Given = {},
): CallRecord {
  const setup = { clock, breakers, stubs: stub ? { node_ask: stub } : {} };
  return runCall(createSimulator(flowWith(fields), maxVisits === undefined ? {} : { maxVisits }), {
    setup,
    inputs: [],
  });
}
const exit = ({ steps, end }: CallRecord): [string | undefined, number] => [steps[1]?.port, end.atMs];
const values = ({ effects }: CallRecord) =>
  Object.fromEntries(effects.flatMap((effect) => (effect.kind === "set" ? [[effect.variable, effect.value]] : [])));
const count = ({ effects }: CallRecord, kind: string): number =>
  effects.filter((effect) => effect.kind === kind).length;
const slow = { timeoutMs: 3000 };

describe("httpRequestBehaviour", () => {
  it.each([
    [200, "success"],
    [204, "success"],
    [302, "clientError"],
    [400, "clientError"],
    [401, "unauthorized"],
    [403, "unauthorized"],
    [404, "notFound"],
    [429, "clientError"],
    [500, "serverError"],
    [503, "serverError"],
  ])("leaves by the exit for %d", (status, port) => {
    expect(exit(run(slow, { stub: { status, delayMs: 120 } }))).toEqual([port, 120]);
  });

  it.each<[string, CallStub, [string, number]]>([
    ["no answer at all", { timesOut: true }, ["timeout", 3000]],
    ["an answer that comes too late", { status: 200, delayMs: 3001 }, ["timeout", 3000]],
    ["an answer at the last moment", { status: 200, delayMs: 3000 }, ["success", 3000]],
    ["the exit that a stub names", { port: "circuitOpen" }, ["circuitOpen", 0]],
    ["a stub for something else", { queue: "full" }, ["success", 0]],
  ])("%s", (_what, stub, expected) => expect(exit(run(slow, { stub }))).toEqual(expected));

  it("takes a web service that nobody stubbed to answer 200 with nothing, and says so", () => {
    const mapping = { responseMapping: { name: "$.name" } };
    expect(linesOf(flowWith(mapping), [])).toEqual([
      "0 Call arrives",
      "0 Asks GET https://example.com/customers",
      "0 Nobody has said how the web service of Look-up answers: it is taken to answer 200 with nothing",
      "0 The web service answers 200",
      "0 name is now empty",
      "0 Success → Queue",
      "0 Hands the caller to queue queue_success",
      "0 The call ends in Queue (0 s, no key pressed)",
    ]);
  });

  it("maps what came, then what the flow has instead, then nothing", () => {
    const responseMapping = { first: "$.data[0].id", vip: "$.vip", none: "$.none", all: "$.data[*].id", bad: "$[" };
    const fields = { responseMapping, defaultResponse: { data: [{ id: "?" }], vip: false } };
    const body = { data: [{ id: 7 }, { id: 8 }] };
    expect(values(run(fields, { stub: { status: 200, body } }))).toEqual({
      first: 7,
      vip: false,
      none: null,
      all: [7, 8],
      bad: null,
    });
    expect(values(run(fields, { stub: { status: 200, body: { data: [] } } }))).toMatchObject({ first: "?", all: [] });
    expect(values(run(fields, { stub: { status: 500, body } }))).toMatchObject({ first: "?", vip: false });
    expect(values(run({ responseMapping }, { stub: { status: 500, body } }))).toEqual({});
    const { effects } = run(fields, { stub: { status: 200, body } });
    expect(effects).toContainEqual(expect.objectContaining({ kind: "remark", code: "pathFault" }));
  });

  describe("retries", () => {
    const retry = { maxRetries: 2, backoff: "exponential" as const, onStatus: [503] };

    it.each<[string, NodeFields<"httpRequest">, { stub: CallStub; exit: [string, number]; asked: number }]>([
      [
        "waits longer each time",
        { retry },
        { stub: { status: 503, delayMs: 10 }, exit: ["serverError", 1530], asked: 3 },
      ],
      [
        "waits the same each time",
        { retry: { ...retry, backoff: "fixed" } },
        { stub: { status: 503, delayMs: 10 }, exit: ["serverError", 1030], asked: 3 },
      ],
      [
        "stops when it works",
        { retry },
        { stub: { answers: [{ status: 503 }, { status: 200 }] }, exit: ["success", 500], asked: 2 },
      ],
      ["leaves other statuses alone", { retry }, { stub: { status: 500 }, exit: ["serverError", 0], asked: 1 }],
      ["leaves time-outs alone", { retry }, { stub: { timesOut: true }, exit: ["timeout", 3000], asked: 1 }],
      [
        "gives the last answer from then on",
        { retry },
        { stub: { answers: [{ status: 200 }, { status: 503 }] }, exit: ["success", 0], asked: 1 },
      ],
    ])("%s", (_what, fields, expected) => {
      const record = run({ ...slow, ...fields }, { stub: expected.stub });
      expect(exit(record)).toEqual(expected.exit);
      expect(count(record, "request")).toBe(expected.asked);
    });

    it("do not go on for ever", () => {
      const record = run({ retry: { ...retry, maxRetries: 1e9 } }, { stub: { status: 503 }, maxVisits: 9 });
      expect(record.end).toMatchObject({ reason: "bound", nodeId: "node_ask", atMs: 500 * (2 ** 8 - 1) });
    });
  });

  it.each<[string, CallStub, [string, number]]>([
    ["in time", { status: 202, delayMs: 50, callback: { afterMs: 4000, body: { name: "Pat" } } }, ["success", 4050]],
    ["at once", { status: 202, callback: { afterMs: 0, body: { name: "Pat" } } }, ["success", 0]],
    ["too late", { status: 202, callback: { afterMs: 120_001 } }, ["timeout", 120_000]],
    ["never", { status: 202 }, ["timeout", 120_000]],
    ["behind a 200, which is the result", { status: 200, callback: { afterMs: 9000 } }, ["success", 0]],
  ])("waits for a result that comes %s", (_what, stub, expected) => {
    const fields = { asyncCallback: { maxWaitMs: 120_000 }, responseMapping: { name: "$.name" } };
    const record = run(fields, { stub });
    expect(exit(record)).toEqual(expected);
    if (expected[0] === "success" && "status" in stub && stub.status === 202)
      expect(values(record)).toEqual({ name: "Pat" });
  });

  it.each<[string, CallStub, readonly string[]]>([
    ["never", { status: 202 }, ["callback-timeout"]],
    ["too late", { status: 202, callback: { afterMs: 9001 } }, ["callback-timeout"]],
    ["in time", { status: 202, callback: { afterMs: 9000 } }, []],
    ["never, as no answer did", { timesOut: true }, ["0"]],
    ["never, as it was refused", { status: 503 }, ["503"]],
    ["never, as it is elsewhere", { status: 302 }, []],
  ])("tells whoever looks on how it failed, where the result comes %s", (_what, stub, expected) => {
    const told: string[] = [];
    createSimulator(flowWith({ ...slow, asyncCallback: { maxWaitMs: 9000 } })).walk({
      setup: { clock: "2026-01-05T10:00:00Z", stubs: { node_ask: stub } },
      decide: () => ({ pass: true }),
      observer: { fail: (code) => void told.push(code) },
    });
    expect(told).toEqual(expected);
  });

  it("takes a 202 for the result where no callback is awaited", () => {
    expect(exit(run(slow, { stub: { status: 202, callback: { afterMs: 50 } } }))).toEqual(["success", 0]);
  });

  describe("the circuit breaker", () => {
    const circuitBreaker = { failures: 2, coolDownMs: 60_000 };
    const fields = { ...slow, circuitBreaker };
    const failing: CallStub = { timesOut: true };

    it("opens after failures in a row, over calls, and lets one request try when it has cooled down", () => {
      const first = run(fields, { stub: { status: 500 } });
      expect(first.breakers).toEqual({ node_ask: { failures: 1, openUntilMs: null } });
      const second = run(fields, { stub: failing, breakers: first.breakers });
      const openUntilMs = Date.parse("2026-01-05T10:00:03Z") + 60_000;
      expect(second.breakers).toEqual({ node_ask: { failures: 2, openUntilMs } });
      const third = run(fields, { stub: { status: 200 }, breakers: second.breakers });
      expect(exit(third)).toEqual(["circuitOpen", 0]);
      expect(count(third, "request")).toBe(0);
      const later = { breakers: second.breakers, clock: "2026-01-05T10:01:03Z" };
      expect(exit(run(fields, { ...later, stub: { status: 200 } }))[0]).toBe("success");
      expect(run(fields, { ...later, stub: { status: 200 } }).breakers["node_ask"]).toEqual({
        failures: 0,
        openUntilMs: null,
      });
      expect(run(fields, { ...later, stub: failing }).breakers["node_ask"]?.openUntilMs).not.toBeNull();
    });

    it("forgets failures when something else comes between", () => {
      const { breakers } = run(fields, { stub: { status: 500 } });
      expect(run(fields, { stub: { status: 404 }, breakers }).breakers).toEqual({
        node_ask: { failures: 0, openUntilMs: null },
      });
    });
  });

  it("plays its filler once while it waits, and keeps keys for the next menu", () => {
    const flow = flowOf({
      nodes: {
        node_ask: httpRequest({ fillerPromptId: "prompt_filler", asyncCallback: { maxWaitMs: 60_000 } }),
        node_first: menu({ keys: ["1"] }),
        node_wait: message(),
        node_menu: menu({ keys: ["2"] }),
        node_q: queue(),
      },
      wires: [
        "node_start -> node_first",
        "node_first.key:1 -> node_ask",
        "node_ask.success -> node_menu",
        "node_menu.key:2 -> node_q",
      ],
      prompts: { prompt_filler: "One moment." },
    });
    const stubs: Record<string, CallStub> = { node_ask: { status: 202, delayMs: 400, callback: { afterMs: 9000 } } };
    const inputs: CallInput[] = [{ press: "12" }];
    const record = runCall(createSimulator(flow), { setup: { stubs }, inputs });
    expect(record.heard).toEqual(["prompt_default", "prompt_filler"]);
    expect(record.end).toMatchObject({ nodeId: "node_q", atMs: 9400, unusedInputs: [] });
  });
});
