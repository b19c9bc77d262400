// The document's pattern for 202: a placeholder, a webhook that brings the result, words while the caller waits, and an end.
import type { NodeOfKind } from "@tonegraph/flow-model";
import { ownVariable, partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { countStepId, resetStep } from "./breaker-steps.ts";
import { stepOf, type Place } from "./place.ts";
import { conditionStep, type Route } from "./routes.ts";
import { overdueStep, overdueStepId } from "./signal-step.ts";

/** Where a 202 begins to wait for its result; undefined where the request does not wait. */
export function pendingStepId({ asyncCallback }: NodeOfKind<"httpRequest">, stepId: string): string | undefined {
  return asyncCallback === undefined ? undefined : partOf(stepId, "pending");
}

/** The step that looks whether the result has come, or the longest wait is over. */
export function arrivedStepId(stepId: string): string {
  return partOf(stepId, "arrived");
}

/** Where that step says what follows the longest wait. */
export const OVERDUE_ROUTE = "/conditions/1/nextStepId";

/** The longest that callers may wait for a callback, in milliseconds. */
export const LONGEST_WAIT_MS = 120_000;

/** The steps that wait for a result after 202; none where the request does not wait. */
export function callbackSteps(
  node: NodeOfKind<"httpRequest">,
  at: {
    readonly place: Place;
    readonly timeout: string | undefined;
    readonly routes: readonly Route[];
    readonly success: string | undefined;
  },
): WireStep[] {
  const { place, routes, success } = at;
  if (node.asyncCallback === undefined) return [];
  const { maxWaitMs } = node.asyncCallback;
  const { stepId } = place;
  const answered = ownVariable(stepId, "answered");
  const until = ownVariable(stepId, "wait_until");
  tellCallback(node, place, answered);
  const hold = partOf(stepId, "hold");
  const arrived = arrivedStepId(stepId);
  const result = partOf(stepId, "result");
  const reset = partOf(stepId, "answered");
  const mapped = Object.keys(node.responseMapping ?? {}).toSorted();
  const placeholder = Object.fromEntries(mapped.map((variable) => [variable, "null"]));
  return [
    stepOf(partOf(stepId, "pending"), "SetVariables", {
      assignments: { ...placeholder, [answered]: "false", [until]: `currentTimestamp() + ${maxWaitMs}` },
      next: hold,
    }),
    stepOf(hold, "PlayPrompt", { prompts: holdMessage(node, place), next: arrived }),
    conditionStep(
      arrived,
      [
        { expression: `{{${answered}}} == true`, nextStepId: node.circuitBreaker ? reset : result },
        { expression: `currentTimestamp() >= {{${until}}}`, nextStepId: overdueStepId(stepId) },
      ],
      hold,
    ),
    overdueStep(stepId, node.circuitBreaker ? countStepId(stepId) : at.timeout),
    ...(node.circuitBreaker ? [resetStep(stepId, reset, result)] : []),
    conditionStep(result, routes, success),
  ];
}

function holdMessage(node: NodeOfKind<"httpRequest">, place: Place) {
  if (node.fillerPromptId !== undefined && node.fillerPromptId !== "") return place.speak(node.fillerPromptId);
  const words = `Callers wait for the result of ${place.name}, and nothing is spoken meanwhile. Give it words to fill the wait.`;
  place.tell.unsupported("callback-without-hold-message", words);
  return [];
}

function tellCallback(node: NodeOfKind<"httpRequest">, place: Place, answered: string): void {
  const maxWaitMs = node.asyncCallback?.maxWaitMs ?? 0;
  if (maxWaitMs < 1 || maxWaitMs > LONGEST_WAIT_MS) {
    const words = `Callers of ${place.name} may wait up to ${LONGEST_WAIT_MS / 1000} s for a callback, not ${maxWaitMs / 1000} s.`;
    place.tell.unsupported("callback-wait-out-of-range", words, { maxWaitMs });
  }
  const words =
    `CXone waits for the result of ${place.name} by a webhook: it must find the call by X-Request-Id, set the mapped ` +
    `variables and then ${answered} to true.`;
  place.tell.approximated("callback-by-webhook", words, { variable: answered });
}
