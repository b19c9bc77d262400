import { generateTestsInSteps } from "@tonegraph/flow-simulator";
import type { GenerateTests, TestsAnswer, TestsRequest } from "../document/saved-tests-protocol.ts";
import { runTests } from "./run-tests.ts";

/** How long tests are made before other requests are looked at, milliseconds. */
const STRETCH_MS = 25;

interface SessionParts {
  readonly post: (answer: TestsAnswer) => void;
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Lets the requests that have come meanwhile be taken, then goes on. */
  readonly later: (goOn: () => void) => void;
}

/** Answers requests about saved tests. Making tests takes turns with all else, so that it can be stopped and edits are not kept waiting. */
export function createSavedTestsSession({ post, now, later }: SessionParts): (request: TestsRequest) => void {
  /** The making that goes on; there is one at a time, and a new one takes the place of another. */
  let making: number | null = null;

  function generate({ request, flow, subflows, plan }: GenerateTests): void {
    const steps = generateTestsInSteps(flow, plan, { subflows });
    const stretch = (): void => {
      if (making !== request) return;
      const until = now() + STRETCH_MS;
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          making = null;
          return post({ type: "made", request, made: step.value });
        }
        if (now() < until) continue;
        post({ type: "making", request, ...step.value });
        return later(() => attempt(request, stretch));
      }
    };
    attempt(request, stretch);
  }

  function attempt(request: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      // A throw is a bug of the simulator: the page must not wait for ever.
      post({ type: "notMade", request, words: error instanceof Error ? error.message : String(error) });
    }
  }

  return (request) => {
    if (request.type === "run") return post(runTests(request));
    if (request.type === "stop") {
      if (making === request.request) making = null;
      return;
    }
    making = request.request;
    generate(request);
  };
}
