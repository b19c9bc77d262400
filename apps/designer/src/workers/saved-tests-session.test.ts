import { customerSupportMenu, flowOf, hangup } from "@tonegraph/flow-model/testing";
import { generateTests, type TestPlan } from "@tonegraph/flow-simulator";
import { describe, expect, it } from "vitest";
import type { TestsAnswer, TestsRequest } from "../document/saved-tests-protocol.ts";
import { createSavedTestsSession } from "./saved-tests-session.ts";

const flow = customerSupportMenu();
const subflows = {};
const PLAN: TestPlan = { kind: "everyPort" };
const made = generateTests(flow, PLAN);

describe("the session that runs and makes saved tests", () => {
  it("makes tests in stretches and says how far it is", () => {
    const { take, answers, goOn } = session();
    take(wanted(1));
    expect(answers).toMatchObject([{ type: "making", request: 1, done: 0, of: made.tests.length }]);
    while (goOn());
    expect(answers.at(-1)).toEqual({ type: "made", request: 1, made });
    expect(answers.filter(({ type }) => type === "made")).toHaveLength(1);
  });

  it("answers an edit between two stretches", () => {
    const { take, answers, goOn } = session();
    take(wanted(1));
    take({ type: "run", revision: 7, flow, subflows });
    expect(answers.at(-1)).toMatchObject({ type: "ran", revision: 7 });
    while (goOn());
    expect(answers.at(-1)).toMatchObject({ type: "made", request: 1 });
  });

  it("makes nothing any more once it is told to stop, or to make others", () => {
    const { take, answers, goOn } = session();
    take(wanted(1));
    take({ type: "stop", request: 1 });
    take(wanted(2));
    take({ type: "stop", request: 1 });
    while (goOn());
    expect(answers.filter(({ type }) => type === "made")).toMatchObject([{ request: 2 }]);
  });

  it("makes none for a flow in which no call comes to an end, and says so", () => {
    const { take, answers, goOn } = session();
    take({ ...wanted(1), flow: flowOf({ nodes: { node_bye: hangup() }, wires: [] }) });
    while (goOn());
    expect(answers).toMatchObject([{ type: "made", made: { tests: [] } }]);
  });
});

function wanted(request: number): Extract<TestsRequest, { type: "generate" }> {
  return { type: "generate", request, flow, subflows, plan: PLAN };
}

/** Every look at the clock is so late that a stretch is one call. */
function session(): { take: (request: TestsRequest) => void; answers: TestsAnswer[]; goOn: () => boolean } {
  const answers: TestsAnswer[] = [];
  const waiting: (() => void)[] = [];
  let now = 0;
  const take = createSavedTestsSession({
    post: (answer) => void answers.push(answer),
    now: () => (now += 1000),
    later: (work) => void waiting.push(work),
  });
  const goOn = (): boolean => {
    const work = waiting.shift();
    work?.();
    return work !== undefined;
  };
  return { take, answers, goOn };
}
