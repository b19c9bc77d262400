import type { NodeId, Position } from "@tonegraph/flow-model";
import type { FixedAll } from "@tonegraph/flow-validation";
import type { FlowDocument } from "./flow-document.ts";
import type { WorkerAnswer, WorkerRequest } from "./validation-protocol.ts";

type Places = Readonly<Record<NodeId, Position>>;
type Reply = Extract<WorkerAnswer, { readonly type: "tidied" | "fixes" }>;

/** Questions about the flow as it is now; each is answered once. */
export interface WorkerQuestions {
  /** A tidy picture of the flow as the worker has it. */
  tidy(): Promise<Places>;
  /** What mends everything that a rule found in the flow as it is when the promise is kept. */
  fixAll(code: string): Promise<FixedAll>;
  /** Hands an answer to whoever asked; an answer about an older flow is asked for again. */
  take(reply: Reply): void;
  /** Puts every question again, because the worker did not have the flow that it was about. */
  askAgain(): void;
}

interface Waiting {
  readonly post: () => void;
  readonly take: (reply: Reply) => void;
}

/** Keeps the questions that wait for an answer. */
export function createWorkerQuestions(document: FlowDocument, post: (request: WorkerRequest) => void): WorkerQuestions {
  const waiting = new Map<number, Waiting>();
  let requests = 0;

  function ask(
    toRequest: (given: { request: number; revision: number }) => WorkerRequest,
    take: Waiting["take"],
  ): void {
    requests += 1;
    const request = requests;
    const asked = { post: () => post(toRequest({ request, revision: document.store.getState().revision })), take };
    waiting.set(request, asked);
    asked.post();
  }

  return {
    tidy: () =>
      new Promise((resolve) => {
        ask(
          (given) => ({ type: "tidy", ...given }),
          (reply) => {
            if (reply.type === "tidied") resolve(reply.positions);
          },
        );
      }),
    fixAll: (code) =>
      new Promise((resolve) => {
        ask(
          (given) => ({ type: "fixAll", ...given, code }),
          (reply) => {
            if (reply.type === "fixes") resolve({ commands: reply.commands, count: reply.count });
          },
        );
      }),
    take(reply) {
      const asked = waiting.get(reply.request);
      if (reply.type === "fixes" && reply.revision !== document.store.getState().revision) return asked?.post();
      waiting.delete(reply.request);
      asked?.take(reply);
    },
    askAgain: () => waiting.forEach((asked) => asked.post()),
  };
}
