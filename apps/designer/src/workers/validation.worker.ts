import "../zod-without-eval.ts";
import { profiles } from "@tonegraph/dialect-catalogue";
import type { WorkerAnswer, WorkerRequest } from "../document/validation-protocol.ts";
import { createValidationSession } from "./validation-session.ts";

/** Nobody has typed for so long: what was left for later is checked now. */
const SETTLED_AFTER_MS = 150;

const session = createValidationSession({ profiles, now: () => performance.now() });
let revision = 0;
let settling: ReturnType<typeof setTimeout> | undefined;

self.addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  clearTimeout(settling);
  revision = event.data.revision;
  self.postMessage(answerBy(() => session.handle(event.data)));
  settling = setTimeout(settle, SETTLED_AFTER_MS);
});

function settle(): void {
  const answer = answerBy(() => session.settle());
  if (answer !== null) self.postMessage(answer);
}

/** A rule that throws is a bug: the page must say that checking stopped, not show an old green state. */
function answerBy<Answer extends WorkerAnswer | null>(ask: () => Answer): Answer | WorkerAnswer {
  try {
    return ask();
  } catch (error) {
    return { type: "failed", revision, words: error instanceof Error ? error.message : String(error) };
  }
}
