import { arbitraryFlow, message, customerSupportMenu } from "@tonegraph/flow-model/testing";
import { createSimulator, runCall } from "@tonegraph/flow-simulator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import { createCallSession, type CallSession } from "./call-session.ts";

const ACTS: readonly ((session: CallSession) => void)[] = [
  ...["1", "2", "5", "#"].map((key) => (session: CallSession) => session.press(key)),
  (session) => session.press("1", true),
  (session) => session.wait(),
];

it("is for any flow and caller the call that its script gives: a saved test replays what was seen", () => {
  fc.assert(
    fc.property(arbitraryFlow(), fc.array(fc.constantFrom(...ACTS), { maxLength: 8 }), (flow, acts) => {
      const session = createCallSession(createFlowDocument(flow));
      session.call();
      for (const act of acts) act(session);
      session.hangUp();
      const { moments } = session.store.getState();
      const inputs = moments.flatMap(({ input }) => input ?? []);
      expect(moments.at(-1)?.effects).toEqual(runCall(createSimulator(flow), { inputs }).effects);
    }),
    { numRuns: 100 },
  );
});

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
  const session = createCallSession(createFlowDocument(hello));
  session.call();
  expect(session.store.getState().moments.at(-1)?.state).toMatchObject({
    phase: "listening",
    nodeId: "node_main_menu",
  });
  expect(session.store.getState().moments.at(-1)?.state.atMs).toBeGreaterThan(3000);
});
