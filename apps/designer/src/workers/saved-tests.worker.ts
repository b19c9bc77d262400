import "../zod-without-eval.ts";
import type { RunTests } from "../document/saved-tests-protocol.ts";
import { runTests } from "./run-tests.ts";

self.addEventListener("message", (event: MessageEvent<RunTests>) => {
  self.postMessage(runTests(event.data));
});
