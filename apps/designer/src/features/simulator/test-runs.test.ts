import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { generateTests } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import { createFlowDocument, type FlowDocument } from "../../document/flow-document.ts";
import type { TestsAnswer, TestsRequest } from "../../document/saved-tests-protocol.ts";
import { runTests } from "../../workers/run-tests.ts";
import { startTestRuns, type TestRuns } from "./test-runs.ts";

const made = generateTests(customerSupportMenu(), { kind: "everyPort" });

describe("startTestRuns", () => {
  it("asks again once for all edits made while the worker was busy", () => {
    const { document, runs, asked, answerLast } = started();
    for (const label of ["A", "B", "C"]) rename(document, label);
    expect(asked("run").map(({ revision }) => revision)).toEqual([0]);
    answerLast();
    expect(asked("run").map(({ revision }) => revision)).toEqual([0, 3]);
    expect(runs.store.getState().isCurrent).toBe(false);
    answerLast();
    expect(runs.store.getState()).toMatchObject({ isCurrent: true, answer: { revision: 3 } });
    runs.stop();
    document.undo();
    expect(asked("run")).toHaveLength(2);
  });

  it("runs the tests anew when the sub-flows are there", () => {
    const { runs, asked, answerLast } = started();
    answerLast();
    const subflows = { flow_hours: customerSupportMenu() };
    runs.provide(subflows);
    runs.provide(subflows);
    expect(asked("run").map(({ subflows: given }) => Object.keys(given))).toEqual([[], ["flow_hours"]]);
    expect(runs.store.getState().isCurrent).toBe(false);
  });

  it("has tests made, shows how far it is, and keeps why exits cannot be reached", async () => {
    const { runs, asked, answer } = started();
    const making = runs.make({ kind: "everyPort" });
    expect(runs.store.getState().making).toEqual({ done: 0, of: 0 });
    const request = asked("generate")[0]?.request ?? -1;
    answer({ type: "making", request, done: 2, of: 4 });
    expect(runs.store.getState().making).toEqual({ done: 2, of: 4 });
    const refused = [{ nodeId: "node_main_menu", port: "noMatch", why: "noFreeKey" as const }];
    answer({ type: "made", request, made: { ...made, uncovered: refused } });
    expect(await making).toMatchObject({ kind: "made" });
    expect(runs.store.getState()).toMatchObject({ making: null, refused });
  });

  it("stops making on request, and adds nothing that was made for a drawing of before", async () => {
    const { document, runs, asked, answer } = started();
    const first = runs.make({ kind: "everyPort" });
    runs.stopMaking();
    expect(await first).toEqual({ kind: "stopped" });
    const second = runs.make({ kind: "everyPort" });
    rename(document, "New name");
    expect(await second).toEqual({ kind: "outdated" });
    const requests = asked("generate").map(({ request }) => request);
    expect(asked("stop").map(({ request }) => request)).toEqual(requests);
    answer({ type: "making", request: requests[1] ?? -1, done: 1, of: 4 });
    expect(runs.store.getState().making).toBeNull();
  });

  it("does not wait for ever for a worker that is broken", async () => {
    const { runs, answer } = started();
    const making = runs.make({ kind: "everyPort" });
    answer({ type: "failed", revision: -1, words: "no worker" });
    expect(await making).toEqual({ kind: "broken", words: "no worker" });
  });
});

type Asked<Type extends TestsRequest["type"]> = Extract<TestsRequest, { readonly type: Type }>;

function started(): {
  document: FlowDocument;
  runs: TestRuns;
  asked: <Type extends TestsRequest["type"]>(type: Type) => Asked<Type>[];
  answer: (answer: TestsAnswer) => void;
  answerLast: () => void;
} {
  const document = createFlowDocument(customerSupportMenu());
  const requests: TestsRequest[] = [];
  let answer: (answer: TestsAnswer) => void = () => undefined;
  const runs = startTestRuns(document, {
    post: (request) => void requests.push(request),
    listen: (listener) => void (answer = listener),
    close: () => undefined,
  });
  const asked = <Type extends TestsRequest["type"]>(type: Type): Asked<Type>[] =>
    requests.filter((request): request is Asked<Type> => request.type === type);
  return {
    document,
    runs,
    asked,
    answer: (given) => answer(given),
    answerLast: () => {
      const last = asked("run").at(-1);
      if (last) answer(runTests(last));
    },
  };
}

function rename(document: FlowDocument, label: string): void {
  document.dispatch({ type: "setNodeFields", nodeId: "node_sales", set: { label } });
}
