import { profiles } from "@tonegraph/dialect-catalogue";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { describe, expect, it } from "vitest";
import { createValidationSession } from "../workers/validation-session.ts";
import { createFlowDocument } from "./flow-document.ts";
import { startValidation, type WorkerLine } from "./validation-client.ts";
import type { WorkerAnswer, WorkerRequest } from "./validation-protocol.ts";

/** A worker that breaks at its first so many messages, wherever it is started anew. */
function brokenLine(breaks: number) {
  const state = { starts: 1, left: breaks };
  const posted: WorkerRequest["type"][] = [];
  let session = createValidationSession({ profiles, now: () => 0 });
  let listener: (answer: WorkerAnswer) => void = () => undefined;
  const line: WorkerLine = {
    post(request) {
      posted.push(request.type);
      state.left -= 1;
      const broke: WorkerAnswer = { type: "failed", revision: -1, words: "It broke." };
      const answer = state.left >= 0 ? broke : structuredClone(session.handle(structuredClone(request)));
      queueMicrotask(() => listener(answer));
    },
    listen: (told) => {
      listener = told;
    },
    restart() {
      state.starts += 1;
      session = createValidationSession({ profiles, now: () => 0 });
      return Promise.resolve();
    },
    close: () => undefined,
  };
  return { line, state, posted };
}

const settled = () => new Promise((done) => void setTimeout(done));
const open = (breaks: number) => {
  const document = createFlowDocument({ ...customerSupportMenu(), profile: "cxone-ivr-menus" });
  const broken = brokenLine(breaks);
  const validation = startValidation(document, broken.line);
  return { ...broken, document, validation };
};

describe("a checker that breaks", () => {
  it("says so, is started again and checks the flow with what it was told, and what was asked is answered", async () => {
    const { line, state, posted, validation } = open(1);
    validation.surround({ limits: { profile: "cxone-ivr-menus", values: {} } });
    const arrivals = validation.arrivals();
    const seen: (readonly [string | null, boolean])[] = [];
    validation.store.subscribe(({ failure, isRestarting }) => seen.push([failure, isRestarting]));
    await settled();
    expect(seen[0]).toEqual(["It broke.", true]);
    expect(validation.store.getState()).toMatchObject({ failure: null, isRestarting: false, revision: 0 });
    expect([state.starts, posted.slice(-3)]).toEqual([2, ["open", "surround", "arrivals"]]);
    expect(Object.keys(await arrivals).length).toBeGreaterThan(0);
    line.close();
  });

  it("is not started for ever, and tried once more when the flow changes", async () => {
    const { state, document, validation } = open(5);
    await settled();
    expect(state.starts).toBe(4);
    expect(validation.store.getState()).toMatchObject({ failure: "It broke.", isRestarting: false, revision: -1 });
    document.dispatch({ type: "setFlowFields", set: { name: "Later" } });
    await settled();
    expect(state.starts).toBe(5);
    expect(validation.store.getState()).toMatchObject({ failure: null, revision: 1 });
  });
});
