import {
  customerSupportMenu,
  flowOf,
  hangup,
  httpRequest,
  menu,
  message,
  queue,
  subflow,
} from "@tonegraph/flow-model/testing";
import { createSimulator, runCall } from "@tonegraph/flow-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBff, type TestBff } from "../../testing/test-bff.ts";

let test: TestBff;
beforeAll(async () => {
  test = await startTestBff();
});
afterAll(() => test.close());

const post = (url: string, payload: object) => test.asAdmin({ method: "POST", url: `/api${url}`, payload });

describe("POST /simulate", () => {
  it("answers the very call of the packages, with its transcript", async () => {
    const flow = customerSupportMenu();
    const inputs = [{ press: "1", afterMs: 1200 }];
    const answer = (await post("/simulate", { flow, inputs })).json<{ steps: object[]; end: object }>();
    const { steps, end } = runCall(createSimulator(flow), { inputs });
    expect(answer).toMatchObject({ steps, end });
    expect(answer.end).toMatchObject({ kind: "queue", reason: "terminal", keys: 1 });
    expect(answer).toMatchObject({ transcript: expect.arrayContaining([expect.objectContaining({ atMs: 0 })]) });
  });

  it("goes through sub-flows of the workspace", async () => {
    const inner = flowOf({ nodes: { node_hi: message() }, wires: ["node_start -> node_hi"], flow: { name: "Inner" } });
    const { id } = (await post("/flows", inner)).json<{ id: string }>();
    const flow = flowOf({
      nodes: { node_sub: subflow({ flowId: id }), node_q: queue() },
      wires: ["node_start -> node_sub", "node_sub.next -> node_q", "node_sub.failed -> node_q"],
    });
    const { steps } = (await post("/simulate", { flow, inputs: [] })).json<{ steps: { within?: string[] }[] }>();
    expect(steps.filter(({ within }) => within?.[0] === "node_sub").length).toBeGreaterThan(0);
  });

  it("carries what circuit breakers remember from one call to the next", async () => {
    const flow = flowOf({
      nodes: {
        node_ask: httpRequest({ circuitBreaker: { failures: 1, coolDownMs: 60_000 } }),
        node_q: queue(),
        node_bye: hangup(),
      },
      wires: ["node_start -> node_ask", "node_ask.serverError -> node_q", "node_ask.circuitOpen -> node_bye"],
    });
    const asked = { flow, inputs: [], clock: "2026-03-01T10:00:00+01:00", stubs: { node_ask: { status: 500 } } };
    const first = (await post("/simulate", asked)).json<{ breakers: object; end: object }>();
    expect(first).toMatchObject({
      end: { nodeId: "node_q" },
      breakers: { node_ask: { failures: 1, openForMs: 60_000 } },
    });
    const next = await post("/simulate", { ...asked, breakers: first.breakers });
    expect(next.json()).toMatchObject({ end: { nodeId: "node_bye" } });
  });

  it("ends a call that would go round for ever", async () => {
    const flow = flowOf({
      nodes: { node_m: menu({ keys: ["1"] }) },
      wires: ["node_start -> node_m", "node_m.key:1 -> node_m", "node_m.noInput -> node_m", "node_m.noMatch -> node_m"],
    });
    expect((await post("/simulate", { flow, inputs: [] })).json()).toMatchObject({ end: { reason: "bound" } });
  });

  it.each([
    [{ inputs: [] }, "/flow"],
    [{ flow: { ...customerSupportMenu(), colour: 1 }, inputs: [] }, "/flow/colour"],
    [{ flow: customerSupportMenu(), inputs: [{ press: "x" }] }, "/inputs/0"],
    [{ flow: customerSupportMenu(), inputs: [], clock: "yesterday" }, "/clock"],
    [{ flow: customerSupportMenu(), inputs: [], stubs: { node_main_menu: { status: 9 } } }, "/stubs/node_main_menu"],
    [{ flow: customerSupportMenu(), inputs: Array.from({ length: 1001 }, () => ({ wait: true })) }, "/inputs"],
    [{ flow: customerSupportMenu(), inputs: [], surprise: 1 }, ""],
  ])("refuses %#: the place is %s", async (body, place) => {
    const response = await post("/simulate", body);
    expect(response.statusCode).toBe(400);
    const { errors } = response.json<{ errors: { pointer: string }[] }>();
    expect(errors.some(({ pointer }) => pointer.startsWith(place))).toBe(true);
  });
});

describe("a saved test that fails", () => {
  it("is an error of POST /validate, with what happens instead", async () => {
    const flow = customerSupportMenu();
    const expectations = { end: { kind: "agent" } };
    const tests = [{ id: "sales", label: "Sales", inputs: [{ press: "1" }], expect: expectations }];
    const { problems } = (await post("/validate", { flow: { ...flow, tests } })).json<{ problems: object[] }>();
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: "saved-test-fails",
        severity: "error",
        params: expect.objectContaining({ words: ["The call ends at “Sales” as drawn, not at an agent."] }),
      }),
    );
  });
});
