import { portsOf, type Command, type Flow, type FlowNode } from "@tonegraph/flow-model";
import { profiles } from "@tonegraph/dialect-catalogue";
import { condition, flowOf, menu, message, queue, setVariables, subflow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createFlowDocument, type FlowDocument } from "../document/flow-document.ts";
import { createReceivedProblems } from "../document/received-problems.ts";
import type { WorkerAnswer } from "../document/validation-protocol.ts";
import { createValidationSession } from "./validation-session.ts";

// Few blocks and few values, so that edits come back to the same places: what is kept from one version to the next is then
// asked for again after whatever it hangs on has changed.

const NODES: Readonly<Record<string, FlowNode>> = {
  node_a: message({ promptId: "prompt_a" }),
  node_c: condition({ branches: [{ id: "yes", label: "Yes", when: "a < 3" }] }),
  node_f: subflow({ flowId: "flow_back" }),
  node_m: menu({ keys: ["1"], promptId: "prompt_m" }),
  node_q: queue(),
  node_s: setVariables({ assignments: { a: "a + 1" } }),
};
const IDS = ["node_start", ...Object.keys(NODES)];
const ENDS = Object.entries(NODES).flatMap(([id, node]) => portsOf(node).map((port) => [id, port] as const));
const back = flowOf({
  flow: { id: "flow_back" },
  nodes: { node_home: subflow({ flowId: "flow_home" }) },
  wires: ["node_start -> node_home"],
});

const target = fc.constantFrom(...IDS.slice(1));
/** Every port leads somewhere, some to several blocks. */
const flow = fc
  .tuple(
    fc.array(target, { minLength: ENDS.length + 1, maxLength: ENDS.length + 1 }),
    fc.array(fc.tuple(fc.constantFrom(...ENDS.slice(0, 2)), target), { maxLength: 2 }),
  )
  .map(([targets, more]): Flow => {
    const ends = [["node_start", "next"] as const, ...ENDS];
    const wires = ends.map((end, at) => [end, targets[at] ?? ""] as const);
    return flowOf({
      flow: { id: "flow_home", profile: "cxone-flow-steps", variables: { a: { type: "number", default: 0 } } },
      nodes: NODES,
      wires: [...wires, ...more].map(([[source, port], to]) => `${source}.${port} -> ${to}`),
      prompts: { prompt_a: { "en-US": "For sales press 1." }, prompt_m: { "en-US": "Please choose." } },
    });
  });

type Fields = NonNullable<Extract<Command, { type: "setNodeFields" }>["set"]>;
const set = (nodeId: string, fields: Fields): Command => ({
  type: "setNodeFields",
  nodeId,
  set: fields,
});
type Edit = (document: FlowDocument) => unknown;
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(fc.constantFrom(...IDS), fc.constantFrom("Sales", "Support")).map(([id, label]) => set(id, { label })),
  fc
    .constantFrom("a < 3", "a == 3", "b")
    .map((when) => set("node_c", { branches: [{ id: "yes", label: "Yes", when }] })),
  fc
    .constantFrom({ a: "a + 1" }, { a: "0" }, { "wrong name": "1" })
    .map((assignments) => set("node_s", { assignments })),
  fc.constantFrom("flow_back", "flow_none").map((flowId) => set("node_f", { flowId })),
  fc.constantFrom("Welcome.", "For sales press 1.").map((text): Command => ({
    type: "setPromptText",
    promptId: "prompt_a",
    language: "en-US",
    text: { kind: "speech", text },
  })),
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: command.map(
      (one): Edit =>
        (document) =>
          document.dispatch(one),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(["node_start", "next"] as const, ...ENDS), target).map(rewired) },
  { weight: 1, arbitrary: fc.constant<Edit>((document) => document.undo()) },
  { weight: 1, arbitrary: fc.constant<Edit>((document) => document.redo()) },
);

/** Takes the wire off a port, or puts one there where there is none. */
function rewired([[source, port], to]: readonly [readonly [string, string], string]): Edit {
  return (document) => {
    const { connections } = document.store.getState().flow;
    const known = Object.keys(connections).filter(
      (id) => connections[id]?.source === source && connections[id].port === port,
    );
    const connection = { source, port, target: to };
    return document.dispatch(
      known.length > 0
        ? { type: "disconnect", connectionIds: known.slice(0, 1) }
        : { type: "connect", connectionId: `conn_${source}_${port.replaceAll(":", "_")}`, connection },
    );
  };
}

/** What a session says, put together as the page does. */
function listening() {
  const session = createValidationSession({ profiles, now: () => 0 });
  const received = createReceivedProblems();
  session.handle({ type: "surround", revision: -1, surroundings: { flows: { flow_back: back } } });
  const heard = (answer: WorkerAnswer) => (answer.type === "checked" ? received(answer.problems).problems : answer);
  return {
    open: (opened: Flow, revision = 0) => heard(session.handle({ type: "open", revision, flow: opened })),
    follow(document: FlowDocument, from: number) {
      const { revision, patches } = document.store.getState();
      if (revision !== from) return heard(session.handle({ type: "change", from, revision, patches: patches ?? [] }));
      return null;
    },
  };
}

it("says of a version, whatever edits led there, what a worker says that sees it for the first time, word by word", () => {
  fc.assert(
    fc.property(flow, fc.array(edit, { maxLength: 14, size: "max" }), (opened, edits) => {
      const document = createFlowDocument(opened);
      const { open, follow } = listening();
      let said = open(opened);
      for (const one of edits) {
        const { revision } = document.store.getState();
        one(document);
        said = follow(document, revision) ?? said;
      }
      expect(said).toEqual(listening().open(document.store.getState().flow));
    }),
    { numRuns: 25 },
  );
});
