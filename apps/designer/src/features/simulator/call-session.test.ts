import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import { marksOfCall } from "./call-marks-of.ts";
import { createCallSession, type CallSession, type CallMoment } from "./call-session.ts";

describe("a test call", () => {
  it("comes to where the key leads, after the prompt was heard out", () => {
    const { session, moment } = opened();
    session.call();
    expect(moment().state).toMatchObject({ phase: "listening", nodeId: "node_main_menu" });
    session.press("1");
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
    session.press("9");
    session.wait();
    session.press("2");
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
    session.press("1");
    session.stepBack();
    expect(moment()).toBe(arrived);
    session.press("2");
    expect(moment().state.end?.nodeId).toBe("node_tech");
    session.stepBack();
    session.stepBack();
    expect(session.store.getState().moments).toEqual([]);
  });

  it("goes through the draft as it is when the key is pressed", () => {
    const { session, moment, document } = opened();
    session.call();
    document.dispatch({ type: "reconnect", connectionId: "conn_key_1", target: "node_tech" });
    session.press("1");
    expect(moment().state.end?.nodeId).toBe("node_tech");
  });

  it("begins with what was chosen; a choice during a call is for the next one", () => {
    const { session, moment } = opened();
    session.call();
    session.stub("node_sales", { queue: "closed" });
    session.choose({ caller: "+4915112345678", clock: "2026-12-24T18:00:00Z" });
    session.press("1");
    expect(moment().state.end?.kind).toBe("queue");
    session.call();
    session.press("1");
    expect(moment().state.end?.reason).toBe("fault");
    expect(moment().state.variables["ani"]).toBe("+4915112345678");
    expect(moment().state.clockMs).toBe(Date.parse("2026-12-24T18:00:00Z"));
    session.stub("node_sales", null);
    expect(session.store.getState().choices.stubs).toEqual({});
  });

  it("does nothing before a call and behind its end", () => {
    const { session } = opened();
    session.press("1");
    expect(session.store.getState().moments).toEqual([]);
    session.call();
    session.hangUp();
    session.press("1");
    expect(session.store.getState().moments).toHaveLength(2);
  });

  it("lights its way and where it is", () => {
    const { session, moment, document } = opened();
    session.call();
    session.press("1");
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

function opened(): {
  session: CallSession;
  document: ReturnType<typeof createFlowDocument>;
  moment: () => CallMoment;
} {
  const document = createFlowDocument(customerSupportMenu());
  const session = createCallSession(document);
  const moment = (): CallMoment => {
    const last = session.store.getState().moments.at(-1);
    if (!last) throw new Error("nobody has called");
    return last;
  };
  return { session, document, moment };
}

function chosen(session: CallSession): void {
  session.interrupt(true);
  session.press("1");
}

function speaking(session: CallSession): void {
  session.press("1", true);
}
