import type { WorkerLine } from "../../document/validation-client.ts";
import type { WorkerAnswer } from "../../document/validation-protocol.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;

/** Starts the validation worker. A worker that cannot start or breaks says so as `failed`, never with silence. */
export function startWorkerLine(): WorkerLine {
  const listeners = new Set<(answer: WorkerAnswer) => void>();
  let isClosed = false;
  let worker = startWorker(listeners);
  return {
    post: (request) => worker.postMessage(request),
    listen: (listener) => void listeners.add(listener),
    async restart(attempt) {
      worker.terminate();
      await new Promise((done) => {
        setTimeout(done, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
      });
      if (!isClosed) worker = startWorker(listeners);
    },
    close() {
      isClosed = true;
      worker.terminate();
    },
  };
}

function startWorker(listeners: ReadonlySet<(answer: WorkerAnswer) => void>): Worker {
  const worker = new Worker(new URL("../../workers/validation.worker.ts", import.meta.url), {
    type: "module",
    name: "validation",
  });
  const tell = (answer: WorkerAnswer): void => {
    for (const listener of listeners) listener(answer);
  };
  const fail = (words: string): void => tell({ type: "failed", revision: -1, words });
  worker.addEventListener("message", (event: MessageEvent<WorkerAnswer>) => tell(event.data));
  worker.addEventListener("error", (event) => fail(event.message === "" ? NOT_STARTED : event.message));
  worker.addEventListener("messageerror", () => fail(NOT_READ));
  return worker;
}

const NOT_STARTED = "The checker could not be started.";
const NOT_READ = "The checker's answer could not be read.";
