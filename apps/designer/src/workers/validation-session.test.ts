import type { Command, Flow } from "@tonegraph/flow-model";
import { profiles } from "@tonegraph/dialect-catalogue";
import {
  arbitraryCommands,
  arbitraryFlow,
  customerSupportMenu,
  flowOf,
  hangup,
  message,
  subflow,
} from "@tonegraph/flow-model/testing";
import { catalogueFor, describeProblem, splitIgnored, validateFlow } from "@tonegraph/flow-validation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFlowDocument } from "../document/flow-document.ts";
import { problemNode } from "../document/problem-field.ts";
import { startValidation, type WorkerLine } from "../document/validation-client.ts";
import type { WorkerAnswer, WorkerRequest } from "../document/validation-protocol.ts";
import { createValidationSession } from "./validation-session.ts";

/** A line whose answers arrive when told to, through the same copying that a real worker's messages go through. */
function heldLine(largeFrom = 1000) {
  let now = 0;
  const session = createValidationSession({ profiles, now: () => (now += 1), largeFrom });
  const requests: WorkerRequest[] = [];
  let listener: (answer: WorkerAnswer) => void = () => undefined;
  const line: WorkerLine = {
    post: (request) => requests.push(structuredClone(request)),
    listen: (told) => {
      listener = told;
    },
    restart: () => Promise.resolve(),
    close: () => undefined,
  };
  return {
    line,
    requests,
    /** Answers the oldest requests that wait. */
    deliver(count = Infinity): WorkerAnswer[] {
      return requests.splice(0, count).map((request) => {
        const answer = structuredClone(session.handle(request));
        listener(answer);
        return answer;
      });
    },
    /** What a worker does when nobody has typed for a moment; says whether anything was left for it. */
    settle(): boolean {
      const answer = structuredClone(session.settle());
      if (answer) listener(answer);
      return answer !== null;
    },
  };
}

const cxone = profiles.find(({ id }) => id === "cxone-ivr-menus");
const rename: Command = { type: "setNodeFields", nodeId: "node_sales", set: { queueId: "" } };

const editedFlow = arbitraryFlow()
  .map((flow): Flow => ({ ...flow, profile: "cxone-ivr-menus" }))
  .chain((flow) => arbitraryCommands(flow).map((commands) => ({ flow, commands })));

describe("the validation worker", () => {
  it("gets the whole flow once and then only what changed", () => {
    const held = heldLine();
    const document = createFlowDocument(customerSupportMenu());
    startValidation(document, held.line);
    document.dispatch(rename);
    expect(held.requests.map(({ type }) => type)).toEqual(["open", "change"]);
    expect(JSON.stringify(held.requests[1]).length).toBeLessThan(400);
  });

  it("sends a finding once and points at it afterwards, and the page keeps it the same object", () => {
    const held = heldLine();
    const document = createFlowDocument({ ...customerSupportMenu(), profile: "cxone-ivr-menus" });
    const validation = startValidation(document, held.line);
    document.dispatch(rename);
    held.deliver();
    const [kept] = validation.store.getState().problems;
    document.dispatch({ type: "setNodeFields", nodeId: "node_tech", set: { queueId: "" } });
    const [answer] = held.deliver();
    const { problems } = validation.store.getState();
    expect(kept).toBeDefined();
    expect(problems).toContain(kept);
    expect(problems.length).toBeGreaterThan(1);
    const whole = answer?.type === "checked" ? answer.problems.filter((entry) => "problem" in entry) : [];
    expect(whole.map((entry) => problems.find(({ words }) => words === entry.words))).toEqual(whole);
    expect(whole.length).toBeLessThan(problems.length);
  });

  it("says the same as validateFlow after any edits, undo and redo", () => {
    fc.assert(
      fc.property(editedFlow, fc.nat(6), fc.boolean(), ({ flow, commands }, undos, isLarge) => {
        const held = heldLine(isLarge ? 1 : 1000);
        const document = createFlowDocument(flow);
        const validation = startValidation(document, held.line);
        commands.forEach((command, place) => {
          document.dispatch(command);
          if (place % 3 === 1) held.deliver();
          if (place % 5 === 4) held.settle();
        });
        for (let index = 0; index < undos; index += 1) document.undo();
        held.deliver();
        held.settle();
        const present = document.store.getState().flow;
        const found = profiles.find(({ id }) => id === present.profile) ?? profiles.find(({ id }) => id === "portable");
        const expected = found ? splitIgnored(validateFlow(present, found), present).shown : [];
        const { problems, byNode } = validation.store.getState();
        expect(problems.map(({ problem }) => problem)).toEqual(JSON.parse(JSON.stringify(expected)));
        const catalogue = found && catalogueFor(found);
        expect(problems.map(({ words }) => words)).toEqual(
          expected.map((one) => describeProblem(one, present, catalogue)),
        );
        const placed = problems.filter(({ problem }) => problemNode(problem, present) !== null);
        expect([...byNode.values()].flat().length).toBe(placed.length);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves what the compiler says of a large flow until nobody types", () => {
    const held = heldLine(1);
    const document = createFlowDocument({ ...customerSupportMenu(), profile: "cxone-ivr-menus" });
    const validation = startValidation(document, held.line);
    const codes = () => validation.store.getState().problems.map(({ problem }) => problem.code);
    held.deliver();
    expect(held.settle()).toBe(false);
    document.dispatch({ type: "setNodeFields", nodeId: "node_sales", set: { queueId: "", priority: 3 } });
    held.deliver();
    expect(codes()).toContain("unresolved-queue");
    expect(codes()).not.toContain("dropped-on-dialect");
    expect(held.settle()).toBe(true);
    expect(codes()).toContain("dropped-on-dialect");
    expect(held.settle()).toBe(false);
  });

  it("drops answers that are older than the drawing", () => {
    const held = heldLine();
    const document = createFlowDocument(customerSupportMenu());
    const validation = startValidation(document, held.line);
    held.deliver();
    document.dispatch(rename);
    document.undo();
    held.deliver(1);
    expect(validation.store.getState().revision).toBe(0);
    held.deliver();
    expect(validation.store.getState().revision).toBe(2);
  });

  it("asks for the whole flow when it missed a change", () => {
    const held = heldLine();
    const document = createFlowDocument(customerSupportMenu());
    const validation = startValidation(document, held.line);
    held.deliver();
    document.dispatch(rename);
    held.requests.pop();
    document.dispatch({ type: "setFlowFields", set: { name: "Other" } });
    held.deliver();
    expect(held.requests.map(({ type }) => type)).toEqual(["open"]);
    held.deliver();
    expect(validation.store.getState().revision).toBe(2);
  });
});

describe("what the page is told", () => {
  it("puts problems on their nodes, in words, with the profile's facts and its own time", () => {
    const held = heldLine();
    const flow = { ...customerSupportMenu(), profile: "cxone-ivr-menus" };
    const document = createFlowDocument(flow);
    const validation = startValidation(document, held.line);
    document.dispatch({
      type: "setNodeFields",
      nodeId: "node_main_menu",
      set: {
        options: [
          { key: "1", label: "Sales" },
          { key: "1", label: "Again" },
        ],
      },
    });
    held.deliver();
    const { byNode, profile, milliseconds, counts } = validation.store.getState();
    const present = document.store.getState().flow;
    const codes = byNode.get("node_main_menu")?.map(({ problem }) => problem.code);
    expect(codes).toContain("duplicate-key");
    expect(counts.error).toBeGreaterThan(0);
    expect(profile).toMatchObject({ id: "cxone-ivr-menus", known: true, speech: { limit: 450 } });
    expect(milliseconds).toBeGreaterThan(0);
    const [problem] = cxone ? validateFlow(present, cxone) : [];
    expect(validation.store.getState().problems[0]?.words).toBe(problem ? describeProblem(problem, present) : "");
  });

  it("keeps what the flow ignores apart, in words, and does not count it", () => {
    const held = heldLine();
    const menu = { ...customerSupportMenu(), profile: "cxone-ivr-menus" };
    const document = createFlowDocument({ ...menu, nodes: { ...menu.nodes, node_old: hangup({ label: "Old" }) } });
    const validation = startValidation(document, held.line);
    held.deliver();
    const before = validation.store.getState();
    expect(before.byNode.get("node_old")?.map(({ problem }) => problem.code)).toContain("unreachable-node");

    const entry = { code: "unreachable-node", nodeId: "node_old", reason: "Parked" };
    document.dispatch({ type: "ignoreProblem", ignored: entry });
    held.deliver();
    const { problems, ignored, counts } = validation.store.getState();
    expect(problems.map(({ problem }) => problem.code)).not.toContain("unreachable-node");
    expect(counts.warning).toBe(before.counts.warning - 1);
    expect(ignored).toEqual([
      { entry, effect: "hides", problems: before.problems.filter(({ problem }) => problem.code === entry.code) },
    ]);
  });

  it("checks with the limits of a tenant and the flows behind sub-flows, from when they are known", () => {
    const held = heldLine();
    const back = flowOf({
      flow: { id: "flow_back", name: "Back" },
      nodes: { node_home: subflow({ flowId: "flow_home" }) },
      wires: ["node_start -> node_home"],
    });
    const home = flowOf({
      flow: { id: "flow_home", name: "Home", profile: "cxone-ivr-menus" },
      nodes: { node_m: message(), node_sub: subflow({ flowId: "flow_back" }) },
      wires: ["node_start -> node_m", "node_m -> node_sub"],
    });
    const document = createFlowDocument(home);
    const validation = startValidation(document, held.line);
    const codes = (): string[] => {
      held.deliver();
      return validation.store.getState().problems.map(({ problem }) => problem.code);
    };
    expect(codes()).not.toContain("cross-flow-cycle");
    validation.surround({
      flows: { flow_back: back },
      limits: { profile: "cxone-ivr-menus", values: { speechLimit: 3 } },
    });
    expect(codes()).toEqual(expect.arrayContaining(["cross-flow-cycle", "tts-too-long"]));
    expect(validation.store.getState().profile).toMatchObject({ speech: { limit: 3 } });
    document.dispatch({ type: "setFlowFields", set: { profile: "cxone-flow-steps" } });
    expect(codes()).not.toContain("tts-too-long");
    validation.surround({ flows: {} });
    held.deliver();
    expect(
      validation.store.getState().problems.filter(({ problem }) => problem.code === "cross-flow-cycle"),
    ).toMatchObject([{ problem: { severity: "info", params: { way: "unknown" } } }]);
  });

  it("checks a flow of an unknown profile as portable and says so", () => {
    const held = heldLine();
    const validation = startValidation(createFlowDocument({ ...customerSupportMenu(), profile: "made-up" }), held.line);
    held.deliver();
    expect(validation.store.getState().profile).toMatchObject({ id: "portable", known: false });
  });

  it("mends all of a kind for the flow as it is when the answer comes", async () => {
    const held = heldLine();
    const document = createFlowDocument({ ...customerSupportMenu(), profile: "cxone-ivr-menus" });
    const validation = startValidation(document, held.line);
    const add = (nodeId: string): Command => ({ type: "addNode", nodeId, node: hangup({ label: nodeId }) });
    document.dispatch(add("node_old"));
    const asked = validation.fixAll("unreachable-node");
    document.dispatch(add("node_older"));
    held.deliver();
    held.deliver();
    const { commands, count } = await asked;
    expect(count).toBe(2);
    document.dispatch({ type: "batch", label: "Fix all", commands: [...commands] });
    held.deliver();
    expect(validation.store.getState().problems.map(({ problem }) => problem.code)).not.toContain("unreachable-node");
    document.undo();
    expect(document.store.getState().flow.nodes).toHaveProperty("node_older");
    expect(document.store.getState().flow.nodes).toHaveProperty("node_old");
  });

  it("tidies the flow as it is drawn", async () => {
    const held = heldLine();
    const document = createFlowDocument(customerSupportMenu());
    const validation = startValidation(document, held.line);
    const tidied = validation.tidy();
    held.deliver();
    expect(Object.keys(await tidied).toSorted()).toEqual(Object.keys(document.store.getState().flow.nodes).toSorted());
  });
});
