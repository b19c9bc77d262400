import type { NodeId, Position, SimpleCommand } from "@tonegraph/flow-model";
import type { FixedAll } from "@tonegraph/flow-validation";
import type { FlowDocument } from "./flow-document.ts";
import type { Arrivals, LanguageEffort, WorkerAnswer, WorkerRequest } from "./validation-protocol.ts";

type Places = Readonly<Record<NodeId, Position>>;
type Reply = Extract<WorkerAnswer, { readonly type: "tidied" | "fixes" | "arrivals" | "effort" | "renamed" }>;

/** Questions about the flow as it is now; each is answered once. */
export interface WorkerQuestions {
  /** A tidy picture of the flow as the worker has it. */
  tidy(): Promise<Places>;
  /** What it takes callers to come to every block of the flow. */
  arrivals(): Promise<Arrivals>;
  /** What it takes callers to come to a block, and from there to the ends. */
  effort(nodeId: NodeId): Promise<readonly LanguageEffort[]>;
  /** What gives a variable another name wherever it is used, in the flow as it is when the promise is kept; null: taken. */
  rename(from: string, to: string): Promise<readonly SimpleCommand[] | null>;
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

  /** Answers with what `pick` finds in the reply of the question's own kind. */
  function ask<Answer>(
    toRequest: (given: { request: number; revision: number }) => WorkerRequest,
    pick: (reply: Reply) => Answer | null,
  ): Promise<Answer> {
    requests += 1;
    const request = requests;
    return new Promise((resolve) => {
      const asked = {
        post: () => post(toRequest({ request, revision: document.store.getState().revision })),
        take: (reply: Reply) => {
          const answer = pick(reply);
          if (answer !== null) resolve(answer);
        },
      };
      waiting.set(request, asked);
      asked.post();
    });
  }

  return {
    tidy: () =>
      ask(
        (given) => ({ type: "tidy", ...given }),
        (reply) => (reply.type === "tidied" ? reply.positions : null),
      ),
    arrivals: () =>
      ask(
        (given) => ({ type: "arrivals", ...given }),
        (reply) => (reply.type === "arrivals" ? reply.arrivals : null),
      ),
    effort: (nodeId) =>
      ask(
        (given) => ({ type: "effort", ...given, nodeId }),
        (reply) => (reply.type === "effort" ? reply.languages : null),
      ),
    rename: async (from, to) => {
      const { commands } = await ask(
        (given) => ({ type: "rename", ...given, from, to }),
        (reply) => (reply.type === "renamed" ? reply : null),
      );
      return commands;
    },
    fixAll: (code) =>
      ask(
        (given) => ({ type: "fixAll", ...given, code }),
        (reply) => (reply.type === "fixes" ? { commands: reply.commands, count: reply.count } : null),
      ),
    take(reply) {
      const asked = waiting.get(reply.request);
      const isForOneFlow = reply.type === "fixes" || reply.type === "renamed";
      if (isForOneFlow && reply.revision !== document.store.getState().revision) return asked?.post();
      waiting.delete(reply.request);
      asked?.take(reply);
    },
    askAgain: () => waiting.forEach((asked) => asked.post()),
  };
}
