import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { expect, it } from "vitest";
import { createFlowDocument } from "../../document/flow-document.ts";
import type { RunTests, TestsAnswer } from "../../document/saved-tests-protocol.ts";
import { runTests } from "../../workers/run-tests.ts";
import { startTestRuns } from "./test-runs.ts";

it("asks again once for all edits made while the worker was busy", () => {
  const document = createFlowDocument(customerSupportMenu());
  const asked: RunTests[] = [];
  let answer: (answer: TestsAnswer) => void = () => undefined;
  const line = {
    post: (request: RunTests) => void asked.push(request),
    listen: (listener: typeof answer) => void (answer = listener),
    close: () => undefined,
  };
  const runs = startTestRuns(document, line);
  const answerLast = (): void => {
    const last = asked.at(-1);
    if (last) answer(runTests(last));
  };
  for (const label of ["A", "B", "C"])
    document.dispatch({ type: "setNodeFields", nodeId: "node_sales", set: { label } });
  expect(asked.map(({ revision }) => revision)).toEqual([0]);
  answerLast();
  expect(asked.map(({ revision }) => revision)).toEqual([0, 3]);
  expect(runs.store.getState().isCurrent).toBe(false);
  answerLast();
  expect(runs.store.getState()).toMatchObject({ isCurrent: true, answer: { revision: 3 } });
  runs.stop();
  document.undo();
  expect(asked).toHaveLength(2);
});
