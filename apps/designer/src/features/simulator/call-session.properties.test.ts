import type { Flow } from "@tonegraph/flow-model";
import { arbitraryFlow, message, customerSupportMenu } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall, type Effect } from "@tonegraph/flow-simulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import { createCallSession, type CallSession } from "./call-session.ts";
import { handClock } from "./testing/hand-clock.ts";

const ACTS: readonly ((session: CallSession) => void)[] = [
  ...["1", "2", "5", "#"].map((press) => (session: CallSession) => session.act({ press })),
  (session) => session.act({ press: "1" }, true),
  (session) => session.act({ wait: true }),
  (session) => session.act({ say: "sales" }),
];

/** What somebody does, how long after the last time, and how late the machine's wake-ups come meanwhile. */
const REAL_ACTS = fc.array(
  fc.record({
    act: fc.constantFrom<(session: CallSession) => void>(
      ...ACTS,
      (session) => session.setPace("fast"),
      (session) => session.setPace("real"),
      (session) => session.stepBack(),
      (session) => session.pause(),
      (session) => session.goOn(),
    ),
    after: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.constantFrom(0, 1, 4999, 5000, 5001)),
    late: fc.constantFrom(0, 3, 900),
  }),
  { maxLength: 8 },
);

describe("a call is for any flow and caller the call that its script gives", () => {
  it("in fast time: a saved test replays what was seen", () => {
    fc.assert(
      fc.property(arbitraryFlow(), fc.array(fc.constantFrom(...ACTS), { maxLength: 8 }), (flow, acts) => {
        const session = createCallSession(createFlowDocument(flow), handClock());
        session.call();
        for (const act of acts) act(session);
        session.act({ hangUp: true });
        expect(seen(session)).toEqual(replayed(flow, session));
      }),
      { numRuns: 100 },
    );
  });

  it("in real time, whatever is pressed or said when, and however late the machine wakes", () => {
    fc.assert(
      fc.property(arbitraryFlow(), REAL_ACTS, (flow, acts) => {
        const clock = handClock();
        const session = createCallSession(createFlowDocument(flow), clock);
        session.setPace("real");
        session.call();
        for (const { act, after, late } of acts) {
          clock.pass(after, late);
          act(session);
        }
        if (session.store.getState().moments.length === 0) return;
        session.act({ hangUp: true });
        expect(seen(session)).toEqual(replayed(flow, session));
        expect(clock.waiting()).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

function seen(session: CallSession): readonly Effect[] | undefined {
  return session.store.getState().moments.at(-1)?.effects;
}

function replayed(flow: Flow, session: CallSession): readonly Effect[] {
  const { moments, begun } = session.store.getState();
  const inputs = moments.flatMap(({ input }) => input ?? []);
  return runCall(createSimulator(flow), { setup: begun, inputs }).effects;
}

it("hears a message out before it listens", () => {
  const flow = customerSupportMenu();
  const hello = {
    ...flow,
    nodes: { ...flow.nodes, node_hello: message({ promptId: "prompt_main_menu" }) },
    connections: {
      ...flow.connections,
      conn_start: { source: "node_start", port: "next", target: "node_hello" },
      conn_hello: { source: "node_hello", port: "next", target: "node_main_menu" },
    },
  };
  const session = createCallSession(createFlowDocument(hello), handClock());
  session.call();
  expect(session.store.getState().moments.at(-1)?.state).toMatchObject({
    phase: "listening",
    nodeId: "node_main_menu",
  });
  expect(session.store.getState().moments.at(-1)?.state.atMs).toBeGreaterThan(3000);
});
