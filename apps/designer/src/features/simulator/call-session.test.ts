import type { Flow } from "@tonegraph/flow-model";
import { customerSupportMenu, flowOf, hangup, httpRequest, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import { marksOfCall } from "./call-marks-of.ts";
import type { CallMoment } from "./call-moment.ts";
import { createCallSession, type CallSession } from "./call-session.ts";
import { handClock, type HandClock } from "./testing/hand-clock.ts";

describe("a test call", () => {
  it("comes to where the key leads, after the prompt was heard out", () => {
    const { session, moment } = opened();
    session.call();
    expect(moment().state).toMatchObject({ phase: "listening", nodeId: "node_main_menu" });
    session.act({ press: "1" });
    expect(moment().state.end).toMatchObject({ nodeId: "node_sales", reason: "terminal", keys: 1 });
    expect(moment().effects.map(({ kind }) => kind)).not.toContain("cut");
    expect(moment().state.end?.atMs).toBeGreaterThan(3000);
  });

  it("is interrupted by a key when the caller presses over prompts, or while the browser speaks", () => {
    for (const press of [chosen, speaking]) {
      const { session, moment } = opened();
      session.call();
      press(session);
      expect(moment().effects.map(({ kind }) => kind)).toContain("cut");
      expect(moment().state.end?.atMs).toBe(0);
    }
  });

  it("gives the very call that its script gives again", () => {
    const { session, moment, document } = opened();
    session.call();
    session.act({ press: "9" });
    session.act({ wait: true });
    session.act({ press: "2" });
    const inputs = session.store.getState().moments.flatMap(({ input }) => input ?? []);
    expect(inputs).toHaveLength(3);
    const record = runCall(createSimulator(document.store.getState().flow), { inputs });
    expect(moment().state.end).not.toBeNull();
    expect(moment().effects).toEqual(record.effects);
  });

  it("steps back to before the last key, and to before the call", () => {
    const { session, moment } = opened();
    session.call();
    const arrived = moment();
    session.act({ press: "1" });
    session.stepBack();
    expect(moment()).toBe(arrived);
    session.act({ press: "2" });
    expect(moment().state.end?.nodeId).toBe("node_tech");
    session.stepBack();
    session.stepBack();
    expect(session.store.getState().moments).toEqual([]);
  });

  it("goes through the draft as it is when the key is pressed", () => {
    const { session, moment, document } = opened();
    session.call();
    document.dispatch({ type: "reconnect", connectionId: "conn_key_1", target: "node_tech" });
    session.act({ press: "1" });
    expect(moment().state.end?.nodeId).toBe("node_tech");
  });

  it("begins with what was chosen; a choice during a call is for the next one", () => {
    const { session, moment } = opened();
    session.call();
    session.stub("node_sales", { queue: "closed" });
    session.choose({ caller: "+4915112345678", clock: "2026-12-24T18:00:00Z" });
    session.act({ press: "1" });
    expect(moment().state.end?.kind).toBe("queue");
    session.call();
    session.act({ press: "1" });
    expect(moment().state.end?.reason).toBe("fault");
    expect(moment().state.variables["ani"]).toBe("+4915112345678");
    expect(moment().state.clockMs).toBe(Date.parse("2026-12-24T18:00:00Z"));
    session.stub("node_sales", null);
    expect(session.store.getState().choices.stubs).toEqual({});
  });

  it("carries what circuit breakers remember from call to call, until that is reset", () => {
    const asking = flowOf({
      nodes: {
        node_ask: httpRequest({ circuitBreaker: { failures: 1, coolDownMs: 60_000 } }),
        node_sales: queue(),
        node_bye: hangup(),
      },
      wires: ["node_start -> node_ask", "node_ask.circuitOpen -> node_bye", "node_ask.serverError -> node_sales"],
    });
    const { session, moment } = opened(asking);
    session.stub("node_ask", { status: 500 });
    const ends = [() => undefined, () => undefined, session.forgetBreakers].map((before) => {
      before();
      session.call();
      return moment().state.end?.nodeId;
    });
    expect(ends).toEqual(["node_sales", "node_bye", "node_sales"]);
    session.call();
    session.stepBack();
    expect(session.store.getState().breakers).toMatchObject({ node_ask: { failures: 1 } });
  });

  it("goes into the flows that are provided for its sub-flow blocks", () => {
    const outer = flowOf({
      nodes: { node_sub: subflow({ flowId: "flow_menu" }), node_bye: hangup() },
      wires: ["node_start -> node_sub", "node_sub.failed -> node_bye"],
    });
    const { session, moment } = opened(outer);
    session.call();
    expect(moment().state.end?.nodeId).toBe("node_bye");
    session.provide({ flow_menu: customerSupportMenu() });
    session.call();
    expect(moment().state).toMatchObject({ nodeId: "node_main_menu", within: ["node_sub"], flowId: "flow_menu" });
    session.act({ press: "1" });
    expect(moment().state.end?.nodeId).toBe("node_sales");
  });

  it("hears words where a menu listens to them, and notes them where none does", () => {
    const flow = (speechEnabled: boolean): Flow =>
      flowOf({
        nodes: {
          node_menu: menu({
            keys: ["1"],
            options: [{ key: "1", label: "Sales", speech: { "en-US": ["sales"] } }],
            speechEnabled,
          }),
          node_sales: queue(),
        },
        wires: ["node_start -> node_menu", "node_menu.key:1 -> node_sales"],
      });
    const [heard, unheard] = [opened(flow(true)), opened(flow(false))];
    for (const { session } of [heard, unheard]) {
      session.call();
      session.act({ say: "I want sales, please" });
    }
    expect(heard.moment().state.end?.nodeId).toBe("node_sales");
    expect(unheard.moment().effects.at(-1)).toMatchObject({ kind: "remark", code: "inputIgnored" });
  });

  it("does nothing before a call and behind its end", () => {
    const { session } = opened();
    session.act({ press: "1" });
    expect(session.store.getState().moments).toEqual([]);
    session.call();
    session.act({ hangUp: true });
    session.act({ press: "1" });
    expect(session.store.getState().moments).toHaveLength(2);
  });

  it("lights its way and where it is", () => {
    const { session, moment, document } = opened();
    session.call();
    session.act({ press: "1" });
    const { nodes, connections } = marksOfCall(document.store.getState().flow, moment());
    expect([...nodes]).toEqual([
      ["node_start", "passed"],
      ["node_main_menu", "passed"],
      ["node_sales", "here"],
    ]);
    expect([...connections]).toEqual([
      ["conn_start", "passed"],
      ["conn_key_1", "passed"],
    ]);
  });
});

function opened(flow = customerSupportMenu()): {
  session: CallSession;
  document: ReturnType<typeof createFlowDocument>;
  moment: () => CallMoment;
  clock: HandClock;
} {
  const clock = handClock();
  const document = createFlowDocument(flow);
  const session = createCallSession(document, clock);
  const moment = (): CallMoment => {
    const last = session.store.getState().moments.at(-1);
    if (!last) throw new Error("nobody has called");
    return last;
  };
  return { session, document, moment, clock };
}

function chosen(session: CallSession): void {
  session.interrupt(true);
  session.act({ press: "1" });
}

function speaking(session: CallSession): void {
  session.act({ press: "1" }, true);
}
