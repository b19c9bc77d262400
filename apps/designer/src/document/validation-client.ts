import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  CheckSurroundings,
  CheckedIgnored,
  CheckedProblem,
  ProfileChoice,
  ProfileFacts,
  WorkerAnswer,
  WorkerRequest,
} from "./validation-protocol.ts";
import { createCheckerRestarts } from "./checker-restarts.ts";
import type { FlowDocument } from "./flow-document.ts";
import { createProblemPlaces, type PlacedProblems } from "./placed-problems.ts";
import { createReceivedProblems } from "./received-problems.ts";
import { sameListOr } from "./same-list.ts";
import { createWorkerQuestions, type WorkerQuestions } from "./worker-questions.ts";

/** A line to the worker. */
export interface WorkerLine {
  post(request: WorkerRequest): void;
  listen(listener: (answer: WorkerAnswer) => void): void;
  /** Ends the worker and starts another, after a pause that grows with the attempt (from 1 on). It knows no flow yet. */
  restart(attempt: number): Promise<void>;
  close(): void;
}

/** The findings for the newest revision that was answered. */
export interface ValidationState extends PlacedProblems {
  /** The revision that the problems belong to; -1 before the first answer. */
  readonly revision: number;
  /** Without those that the flow ignores. */
  readonly problems: readonly CheckedProblem[];
  readonly ignored: readonly CheckedIgnored[];
  readonly milliseconds: number;
  readonly profile: ProfileFacts | null;
  readonly profiles: readonly ProfileChoice[];
  /** What broke in the worker, if anything did. */
  readonly failure: string | null;
  /** Whether it is being started again after that. */
  readonly isRestarting: boolean;
}

/** Keeps a worker's copy of the document in step and its findings at hand. */
export interface ValidationClient extends Pick<WorkerQuestions, "tidy" | "fixAll" | "arrivals" | "effort" | "rename"> {
  readonly store: StoreApi<ValidationState>;
  /** Checks with these from now on. */
  surround(surroundings: CheckSurroundings): void;
  stop(): void;
}

const NOT_CHECKED: ValidationState = {
  revision: -1,
  problems: [],
  ignored: [],
  counts: { error: 0, warning: 0, info: 0 },
  byNode: new Map(),
  milliseconds: 0,
  profile: null,
  profiles: [],
  failure: null,
  isRestarting: false,
};

/** Opens the document in the worker and sends what changes, never the whole flow again unless the worker asks. */
export function startValidation(document: FlowDocument, line: WorkerLine): ValidationClient {
  const store = createStore<ValidationState>(() => NOT_CHECKED);
  const questions = createWorkerQuestions(document, (request) => line.post(request));
  const received = createReceivedProblems();
  const places = createProblemPlaces();
  const surroundings = createSurroundings(document, line);

  const open = (): void => {
    const { flow, revision } = document.store.getState();
    line.post({ type: "open", revision, flow });
  };
  const restarts = createCheckerRestarts(line, {
    reopen() {
      open();
      surroundings.again();
      questions.askAgain();
    },
    tell: (failure, isRestarting) => store.setState({ failure, isRestarting }),
  });

  line.listen((answer) => {
    switch (answer.type) {
      case "checked":
        return accept(answer);
      case "outOfStep":
        open();
        return questions.askAgain();
      case "failed":
        return restarts.failed(answer.words);
      case "tidied":
      case "arrivals":
      case "renamed":
      case "effort":
      case "fixes":
        questions.take(answer);
    }
  });

  function accept(answer: Extract<WorkerAnswer, { type: "checked" }>): void {
    const { flow, revision } = document.store.getState();
    const { problems: known, changed } = received(answer.problems);
    places.note(changed);
    restarts.answered();
    if (answer.revision !== revision) return;
    const before = store.getState();
    const problems = known === before.problems ? known : sameListOr(before.problems, known);
    store.setState({
      revision,
      problems,
      ignored: answer.ignored.length === 0 && before.ignored.length === 0 ? before.ignored : answer.ignored,
      ...places.place(problems, flow),
      milliseconds: answer.milliseconds,
      profile: sameProfile(before.profile, answer.profile) ? before.profile : answer.profile,
      profiles: before.profiles.length === answer.profiles.length ? before.profiles : answer.profiles,
      failure: null,
      isRestarting: false,
    });
  }

  const stopListening = document.store.subscribe((state, before) => {
    if (state.flow === before.flow) return;
    const { patches, revision } = state;
    if (patches === null) open();
    else line.post({ type: "change", from: before.revision, revision, patches });
    restarts.changed();
  });
  open();

  return {
    store,
    tidy: questions.tidy,
    fixAll: questions.fixAll,
    arrivals: questions.arrivals,
    effort: questions.effort,
    rename: questions.rename,
    surround: surroundings.tell,
    stop() {
      stopListening();
      line.close();
    },
  };
}

/** What is checked with, kept for a worker that is started again. */
function createSurroundings({ store }: FlowDocument, line: WorkerLine) {
  let told: CheckSurroundings | null = null;
  const post = (surroundings: CheckSurroundings): void =>
    line.post({ type: "surround", revision: store.getState().revision, surroundings });
  return {
    tell(surroundings: CheckSurroundings): void {
      told = surroundings;
      post(surroundings);
    },
    again(): void {
      if (told !== null) post(told);
    },
  };
}

/** Every answer comes with a copy of the facts, which change with the profile and with the tenant's limits alone. */
function sameProfile(before: ProfileFacts | null, after: ProfileFacts): boolean {
  return before !== null && JSON.stringify(before) === JSON.stringify(after);
}
