import "../zod-without-eval.ts";
import { profiles } from "@tonegraph/dialect-catalogue";
import type { WorkerAnswer, WorkerRequest } from "../document/validation-protocol.ts";
import { createValidationSession } from "./validation-session.ts";

const session = createValidationSession({ profiles, now: () => performance.now() });

self.addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  self.postMessage(answerTo(event.data));
});

/** A rule that throws is a bug: the page must say that checking stopped, not show an old green state. */
function answerTo(request: WorkerRequest): WorkerAnswer {
  try {
    return session.handle(request);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { type: "failed", revision: request.revision, words };
  }
}
