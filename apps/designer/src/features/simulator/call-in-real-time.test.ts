import type { Flow } from "@tonegraph/flow-model";
import { agent, flowOf, hangup, menu, message, queue } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall, type CallState } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import type { CallMoment } from "./call-moment.ts";
import { createCallSession, type CallSession } from "./call-session.ts";
import { handClock, type HandClock } from "./testing/hand-clock.ts";

const shop = (hello: { interruptible?: boolean } = {}): Flow =>
  flowOf({
    nodes: {
      node_hello: message({ promptId: "prompt_hello", ...hello }),
      node_menu: menu({
        keys: ["1", "2"],
        promptId: "prompt_menu",
        noInput: { timeoutMs: 5000, maxRepeats: 1 },
        noMatch: { maxRepeats: 1 },
      }),
      node_sales: queue("queue_sales"),
      node_agent: agent(),
      node_bye: hangup(),
    },
    wires: [
      "node_start -> node_hello",
      "node_hello -> node_menu",
      "node_menu.key:1 -> node_sales",
      "node_menu.key:2 -> node_agent",
      "node_menu.noInput -> node_bye",
      "node_menu.noMatch -> node_bye",
    ],
    prompts: { prompt_hello: "Thank you for calling the shop. We are glad that you do.", prompt_menu: "Press 1 or 2." },
  });

describe("a test call in real time", () => {
  it("plays a prompt for as long as it takes, and lets silence really pass", () => {
    const { clock, state } = calling();
    const helloMs = state().untilMs;
    expect(state()).toMatchObject({ phase: "speaking", nodeId: "node_hello" });
    expect(helloMs).toBeGreaterThan(2000);
    clock.pass(helloMs);
    expect(state().nodeId).toBe("node_hello");
    clock.pass(1);
    expect(state()).toMatchObject({ phase: "listening", nodeId: "node_menu", sinceMs: helloMs });
    const { untilMs } = state();
    clock.pass(untilMs - helloMs - 1);
    expect(state()).toMatchObject({ noInputs: 0 });
    clock.pass(1);
    expect(state()).toMatchObject({ noInputs: 1, sinceMs: untilMs });
  });

  it("does not drift: wake-ups that come late change no time of the call", () => {
    const { clock, state, session } = calling();
    clock.pass(60_000, 700);
    const punctual = calling();
    punctual.clock.pass(60_000);
    expect(state().end).toMatchObject({ nodeId: "node_bye" });
    expect(state()).toEqual(punctual.state());
    expect(session.store.getState().running).toBe(false);
  });

  it("is interrupted by a key in the middle of a message, and says so in a script too", () => {
    const { clock, session, state } = calling();
    clock.pass(800);
    session.act({ press: "1" });
    expect(state().end).toMatchObject({ nodeId: "node_sales", atMs: 800 });
    expect(moments(session).at(-1)).toMatchObject({ input: { press: "1", afterMs: 800, early: true }, atMs: 800 });
    expect(moments(session).at(-1)?.effects).toContainEqual(
      expect.objectContaining({ kind: "cut", atMs: 800, nodeId: "node_hello" }),
    );
    expectReplay(session, shop());
  });

  it("keeps a key for the menu while a message that may not be interrupted is spoken", () => {
    const { clock, session, state } = calling(shop({ interruptible: false }));
    const { untilMs } = state();
    clock.pass(800);
    session.act({ press: "2" });
    expect(state()).toMatchObject({ phase: "speaking", nodeId: "node_hello", typedAhead: "2" });
    clock.pass(untilMs);
    expect(state().nodeId).toBe("node_agent");
  });

  it("can be hung up at any moment", () => {
    const { clock, session, state } = calling();
    clock.pass(321);
    session.act({ hangUp: true });
    expect(state().end).toMatchObject({ reason: "hungUp", atMs: 321, nodeId: "node_hello" });
    expect(clock.waiting()).toBe(0);
  });

  it("stands still while it is paused, and goes on from there", () => {
    const { clock, session, state } = calling();
    clock.pass(500);
    session.pause();
    const before = state();
    clock.pass(100_000);
    expect(state()).toBe(before);
    expect(session.now()).toBe(500);
    expect(clock.waiting()).toBe(0);
    session.goOn();
    clock.pass(before.untilMs - 500 + 1);
    expect(state().nodeId).toBe("node_menu");
  });

  it("steps back to right before the last key, and stands still there", () => {
    const { clock, session, state } = calling();
    clock.pass(900);
    session.act({ press: "1" });
    session.stepBack();
    expect(state()).toMatchObject({ phase: "speaking", nodeId: "node_hello" });
    expect(session.now()).toBe(900);
    expect(session.store.getState().running).toBe(false);
    session.act({ press: "2" });
    expect(state().nodeId).toBe("node_agent");
    expectReplay(session, shop());
  });

  it("goes on in fast time in the middle of a silence, and its script still gives the same call", () => {
    const { clock, session, state } = calling();
    clock.pass(state().untilMs + 1);
    clock.pass(state().untilMs - state().sinceMs + 1);
    expect(state()).toMatchObject({ noInputs: 1 });
    session.setPace("fast");
    session.interrupt(true);
    session.act({ press: "1" });
    expect(state().end).toMatchObject({ nodeId: "node_sales" });
    expectReplay(session, shop());
  });

  it("begins to take its time in the middle of a call", () => {
    const { clock, session, state } = calling(shop(), "fast");
    const { sinceMs, untilMs } = state();
    session.setPace("real");
    expect(session.now()).toBe(sinceMs);
    clock.pass(untilMs - sinceMs + 1);
    expect(state()).toMatchObject({ noInputs: 1 });
  });
});

function calling(
  flow = shop(),
  pace: "fast" | "real" = "real",
): { session: CallSession; clock: HandClock; state: () => CallState } {
  const clock = handClock();
  const session = createCallSession(createFlowDocument(flow), clock);
  session.setPace(pace);
  session.call();
  return {
    session,
    clock,
    state: () => {
      const last = moments(session).at(-1);
      if (!last) throw new Error("nobody has called");
      return last.state;
    },
  };
}

function moments(session: CallSession): readonly CallMoment[] {
  return session.store.getState().moments;
}

function expectReplay(session: CallSession, flow: Flow): void {
  const inputs = moments(session).flatMap(({ input }) => input ?? []);
  expect(moments(session).at(-1)?.effects).toEqual(runCall(createSimulator(flow), { inputs }).effects);
}
