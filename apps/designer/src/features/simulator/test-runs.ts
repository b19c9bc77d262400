import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "../../document/flow-document.ts";
import type { RunTests, TestsAnswer } from "../../document/saved-tests-protocol.ts";

/** A line to the worker that runs saved tests. */
export interface TestsLine {
  post(request: RunTests): void;
  listen(listener: (answer: TestsAnswer) => void): void;
  close(): void;
}

/** The newest answer; null before the first. `isCurrent`: it belongs to the flow as it is now. */
export interface TestRunsState {
  readonly answer: TestsAnswer | null;
  readonly isCurrent: boolean;
}

/** Keeps the outcomes of the saved tests in step with the document. */
export interface TestRuns {
  readonly store: StoreApi<TestRunsState>;
  stop(): void;
}

/** Runs the tests now and after every edit. While the worker is busy only the newest revision waits. */
export function startTestRuns(document: FlowDocument, line: TestsLine): TestRuns {
  const store = createStore<TestRunsState>(() => ({ answer: null, isCurrent: false }));
  let asked: number | null = null;

  const ask = (): void => {
    const { flow, revision } = document.store.getState();
    asked = revision;
    line.post({ revision, flow });
  };
  line.listen((answer) => {
    const { revision } = document.store.getState();
    const isCurrent = asked === revision;
    asked = null;
    store.setState({ answer, isCurrent });
    if (!isCurrent) ask();
  });
  const stopListening = document.store.subscribe((state, before) => {
    if (state.flow === before.flow) return;
    store.setState({ isCurrent: false });
    if (asked === null) ask();
  });
  ask();
  return {
    store,
    stop() {
      stopListening();
      line.close();
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
