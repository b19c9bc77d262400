// A request to a web service is a sub-flow of its own, so that the main flow can fail over; around it, in the main flow:
// the circuit breaker, the words while the caller waits, and a router that keeps every kind of failure apart.
import { portName, type NodeOfKind } from "@tonegraph/flow-model";
import { partOf } from "../step-ids.ts";
import { breakerSteps, openBreaker } from "./breaker-steps.ts";
import { callbackSteps, pendingStepId } from "./callback-steps.ts";
import { httpStep, type HttpStep } from "./http-step.ts";
import { stepOf, type BlockSteps, type Place } from "./place.ts";
import { signalStep, signalStepId } from "./signal-step.ts";
import { BROKE_OFF, conditionStep, STATUS, type Route } from "./routes.ts";

/** httpRequest → a `SubFlow` step with what surrounds it, and the steps of that sub-flow. */
export function requestSteps(node: NodeOfKind<"httpRequest">, place: Place): BlockSteps {
  const { stepId } = place;
  const request = httpStep(node, place);
  tellIsolation(place);
  tellEmptyLists(request.fragile, place);
  const router = partOf(stepId, "router");
  const breaker = node.circuitBreaker;
  const filler = node.asyncCallback === undefined ? (node.fillerPromptId ?? "") : "";
  const parts = [...(breaker ? ["breaker"] : []), ...(filler === "" ? [] : ["filler"]), "call"];
  const idOf = (part: string): string => (parts[0] === part ? stepId : partOf(stepId, part));
  const call = stepOf(idOf("call"), "SubFlow", {
    flowId: "",
    passThroughVariables: [...request.reads],
    returnVariables: ["http_status_code", ...Object.keys(node.responseMapping ?? {}).toSorted()],
    next: signalStepId(stepId),
  });
  const signal = signalStep(place, {
    next: breaker ? partOf(stepId, "outcome") : router,
    waits: node.asyncCallback !== undefined,
  });
  const exits = exitsOf(node, place);
  const before = [
    ...(breaker ? [openBreaker({ stepId, exit: exits.circuitOpen, next: idOf(parts[1] ?? "call") })] : []),
    ...(filler === "" ? [] : [fillerStep(filler, { id: idOf("filler"), next: idOf("call"), place })]),
  ];
  return {
    steps: [...before, call, signal, ...behind(node, { place, exits, router, request })],
    subFlow: [request.step],
  };
}

/** What follows the sub-flow: the breaker's count, the router, and the wait for a result after 202. */
function behind(
  node: NodeOfKind<"httpRequest">,
  at: { readonly place: Place; readonly exits: Exits; readonly router: string; readonly request: HttpStep },
): BlockSteps["steps"] {
  const { place, exits, router, request } = at;
  const { timeout, serverError, success } = exits;
  const pending = pendingStepId(node, place.stepId);
  const breaker = node.circuitBreaker;
  return [
    ...(breaker ? breakerSteps(breaker, { place, router, pending, timeout, serverError }) : []),
    conditionStep(router, [
      ...(breaker ? [] : failures(exits)),
      ...answers(exits, request.fragile, breaker ? undefined : pending),
    ]),
    ...callbackSteps(node, { place, timeout, routes: empties(exits, request.fragile), success }),
  ];
}

type Exits = ReturnType<typeof exitsOf>;

function exitsOf(node: NodeOfKind<"httpRequest">, place: Place) {
  const circuitOpen = node.circuitBreaker ? place.exit("circuitOpen") : undefined;
  if (!node.circuitBreaker && place.optionalExit("circuitOpen") !== undefined) {
    const words = `${place.name} has no circuit breaker, so its exit “${portName("circuitOpen")}” is never taken and not sent.`;
    place.tell.dropped("exit-never-taken", words, { port: "circuitOpen" });
  }
  return {
    circuitOpen,
    success: place.exit("success"),
    unauthorized: place.exit("unauthorized"),
    notFound: place.exit("notFound"),
    clientError: place.exit("clientError"),
    serverError: place.exit("serverError"),
    timeout: place.exit("timeout"),
  };
}

function failures({ timeout, serverError }: Exits): Route[] {
  return [
    { expression: BROKE_OFF, nextStepId: serverError },
    { expression: `${STATUS} == 0`, nextStepId: timeout },
    { expression: `${STATUS} >= 500`, nextStepId: serverError },
  ];
}

function answers(exits: Exits, fragile: readonly string[], pending: string | undefined): Route[] {
  const { unauthorized, notFound, clientError, success } = exits;
  return [
    { expression: `${STATUS} == 401`, nextStepId: unauthorized },
    { expression: `${STATUS} == 403`, nextStepId: unauthorized },
    { expression: `${STATUS} == 404`, nextStepId: notFound },
    { expression: `${STATUS} >= 300`, nextStepId: clientError },
    { expression: `${STATUS} == 202`, nextStepId: pending },
    ...empties(exits, fragile),
    { expression: `${STATUS} < 300`, nextStepId: success },
  ];
}

// An empty list is an answer of its own: nobody was found, which is neither a failure nor a success.
function empties({ notFound }: Exits, fragile: readonly string[]): Route[] {
  return fragile.map((variable) => ({ expression: `{{${variable}}} == null`, nextStepId: notFound }));
}

function fillerStep(promptId: string, { id, next, place }: { id: string; next: string; place: Place }) {
  const words = `CXone's steps follow one another: the filler of ${place.name} is spoken before the request, not while it runs.`;
  place.tell.approximated("filler-before-request", words);
  return stepOf(id, "PlayPrompt", { prompts: place.speak(promptId), next });
}

function tellIsolation(place: Place): void {
  const words =
    `CXone runs the request of ${place.name} in a sub-flow of its own, so that the main flow can go on when it fails. ` +
    `The sub-flow is written before the main flow, with an id of its own.`;
  place.tell.approximated("request-in-sub-flow", words);
}

function tellEmptyLists(fragile: readonly string[], place: Place): void {
  if (fragile.length === 0) return;
  const words =
    `An empty list would break the call off at CXone: where the answer to ${place.name} has nothing for ` +
    `${fragile.join(", ")}, callers take the exit “not found”, not “success”.`;
  place.tell.approximated("empty-list-not-found", words, { variables: [...fragile] });
}
