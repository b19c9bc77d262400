import type { NotSteered, TestPlan } from "@tonegraph/flow-simulator";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "../../document/flow-document.ts";
import type { MadeTests, TestsAnswer, TestsRan, TestsRequest } from "../../document/saved-tests-protocol.ts";
import type { Subflows } from "./call-session.ts";

/** A line to the worker that runs and makes saved tests. */
export interface TestsLine {
  post(request: TestsRequest): void;
  listen(listener: (answer: TestsAnswer) => void): void;
  close(): void;
}

/** How far the making of tests is. */
export interface Making {
  readonly done: number;
  readonly of: number;
}

/** What is known of the saved tests. */
export interface TestRunsState {
  /** The newest outcomes; null before the first. */
  readonly answer: TestsRan | null;
  /** The outcomes belong to the flow as it is now. */
  readonly isCurrent: boolean;
  /** Null while none are made. */
  readonly making: Making | null;
  /** Why exits could not be reached when tests were last made. */
  readonly refused: readonly NotSteered[];
}

/** How a making ended: the tests, or why there are none. */
export type MakingEnd =
  | { readonly kind: "made"; readonly made: MadeTests }
  | { readonly kind: "stopped" }
  | { readonly kind: "outdated" }
  | { readonly kind: "broken"; readonly words: string };

/** Keeps the outcomes of the saved tests in step with the document, and has tests made. */
export interface TestRuns {
  readonly store: StoreApi<TestRunsState>;
  /** Makes tests for the flow as it is now; an edit meanwhile ends it as `outdated`. */
  make(plan: TestPlan): Promise<MakingEnd>;
  stopMaking(): void;
  provide(subflows: Subflows): void;
  stop(): void;
}

/** What is known before anything was run. */
export const NOTHING_RUN: TestRunsState = { answer: null, isCurrent: false, making: null, refused: [] };

/** Runs the tests now and after every edit. While the worker is busy only the newest revision waits. */
export function startTestRuns(document: FlowDocument, line: TestsLine): TestRuns {
  const store = createStore<TestRunsState>(() => NOTHING_RUN);
  const maker = createMaker(line, store);
  let subflows: Subflows = {};
  /** What the worker is busy with. */
  let asked: { readonly revision: number; readonly subflows: Subflows } | null = null;

  const ask = (): void => {
    const { flow, revision } = document.store.getState();
    asked = { revision, subflows };
    line.post({ type: "run", revision, flow, subflows });
  };
  const askAnew = (): void => {
    store.setState({ isCurrent: false });
    if (asked === null) ask();
  };
  line.listen((answer) => {
    if (answer.type !== "ran" && answer.type !== "failed") return maker.take(answer);
    const isCurrent = asked?.revision === document.store.getState().revision && asked.subflows === subflows;
    asked = null;
    // A worker that could not start makes no tests either.
    if (answer.type === "failed") maker.end({ kind: "broken", words: answer.words });
    store.setState({ answer, isCurrent });
    if (!isCurrent) ask();
  });
  const stopListening = document.store.subscribe((state, before) => {
    if (state.flow === before.flow) return;
    maker.end({ kind: "outdated" });
    askAnew();
  });
  ask();
  return {
    store,
    make: (plan) => maker.make({ flow: document.store.getState().flow, subflows, plan }),
    stopMaking: () => maker.end({ kind: "stopped" }),
    provide(flows) {
      if (flows === subflows) return;
      subflows = flows;
      askAnew();
    },
    stop() {
      stopListening();
      maker.end({ kind: "stopped" });
      line.close();
    },
  };
}

interface Maker {
  make(wanted: Omit<Extract<TestsRequest, { type: "generate" }>, "type" | "request">): Promise<MakingEnd>;
  take(answer: Exclude<TestsAnswer, TestsRan>): void;
  /** Ends what is being made, if anything is. */
  end(how: MakingEnd): void;
}

function createMaker(line: TestsLine, store: StoreApi<TestRunsState>): Maker {
  let requests = 0;
  let settle: ((end: MakingEnd) => void) | null = null;

  function end(how: MakingEnd): void {
    if (settle === null) return;
    if (how.kind !== "made") line.post({ type: "stop", request: requests });
    const refused = how.kind === "made" ? { refused: how.made.uncovered } : {};
    store.setState({ making: null, ...refused });
    settle(how);
    settle = null;
  }

  return {
    end,
    make(wanted) {
      end({ kind: "stopped" });
      requests += 1;
      line.post({ type: "generate", request: requests, ...wanted });
      store.setState({ making: { done: 0, of: 0 } });
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    take(answer) {
      if (answer.request !== requests) return;
      if (answer.type === "made") end({ kind: "made", made: answer.made });
      else if (answer.type === "notMade") end({ kind: "broken", words: answer.words });
      else if (settle !== null) store.setState({ making: { done: answer.done, of: answer.of } });
    },
  };
}

/** Starts the worker. One that cannot start says so as `failed`, never with silence. */
export function startTestsLine(): TestsLine {
  const worker = new Worker(new URL("../../workers/saved-tests.worker.ts", import.meta.url), {
    type: "module",
    name: "saved-tests",
  });
  return {
    post: (request) => worker.postMessage(request),
    listen(listener) {
      worker.addEventListener("message", (event: MessageEvent<TestsAnswer>) => listener(event.data));
      worker.addEventListener("error", ({ message }) => listener({ type: "failed", revision: -1, words: message }));
    },
    close: () => worker.terminate(),
  };
}
