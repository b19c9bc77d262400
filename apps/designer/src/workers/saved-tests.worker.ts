import "../zod-without-eval.ts";
import type { TestsRequest } from "../document/saved-tests-protocol.ts";
import { createSavedTestsSession } from "./saved-tests-session.ts";

const take = createSavedTestsSession({
  post: (answer) => self.postMessage(answer),
  now: () => performance.now(),
  later: (goOn) => void setTimeout(goOn, 0),
});
self.addEventListener("message", (event: MessageEvent<TestsRequest>) => take(event.data));
