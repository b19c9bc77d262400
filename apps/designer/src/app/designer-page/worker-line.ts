import type { WorkerLine } from "../../document/validation-client.ts";
import type { WorkerAnswer } from "../../document/validation-protocol.ts";

/** Starts the validation worker. A worker that cannot start or breaks says so as `failed`, never with silence. */
export function startWorkerLine(): WorkerLine {
  const worker = new Worker(new URL("../../workers/validation.worker.ts", import.meta.url), {
    type: "module",
    name: "validation",
  });
  return {
    post: (request) => worker.postMessage(request),
    listen(listener) {
      worker.addEventListener("message", (event: MessageEvent<WorkerAnswer>) => listener(event.data));
      worker.addEventListener("error", (event) => {
        listener({ type: "failed", revision: -1, words: event.message === "" ? NOT_STARTED : event.message });
      });
    },
    close: () => worker.terminate(),
  };
}

const NOT_STARTED = "The checker could not be started.";
