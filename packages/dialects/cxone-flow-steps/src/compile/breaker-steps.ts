// The document's circuit breaker: a counter of failures in a row, a time until which nothing is asked, both in variables.
import type { NodeOfKind } from "@tonegraph/flow-model";
import { ownVariable, partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { stepOf, type Place } from "./place.ts";
import { BROKE_OFF, conditionStep, STATUS } from "./routes.ts";

type Breaker = NonNullable<NodeOfKind<"httpRequest">["circuitBreaker"]>;

/** The step in front of the request: while the breaker is open, callers go the way of `circuitOpen` at once. */
export function openBreaker(at: {
  readonly stepId: string;
  readonly exit: string | undefined;
  readonly next: string;
}): WireStep {
  const until = `{{${ownVariable(at.stepId, "open_until")}}}`;
  const expression = `${until} != null && ${until} > currentTimestamp()`;
  return conditionStep(at.stepId, [{ expression, nextStepId: at.exit }], at.next);
}

/** The steps behind the request: 5xx and time-outs are counted, enough in a row open the breaker, anything else resets it. */
export function breakerSteps(
  { failures, coolDownMs }: Breaker,
  at: {
    readonly place: Place;
    readonly router: string;
    /** Where a 202 waits for its result, if the request does; that a result never came counts as a time-out. */
    readonly pending: string | undefined;
    readonly timeout: string | undefined;
    readonly serverError: string | undefined;
  },
): WireStep[] {
  const { place, router, pending, timeout, serverError } = at;
  const { stepId } = place;
  tellBreaker({ failures, coolDownMs }, place);
  const [count, failed] = [countStepId(stepId), partOf(stepId, "failed")];
  const [closed, trip, open] = [partOf(stepId, "closed"), partOf(stepId, "trip"), partOf(stepId, "open")];
  const counter = ownVariable(stepId, "failures");
  const until = ownVariable(stepId, "open_until");
  return [
    conditionStep(
      partOf(stepId, "outcome"),
      [
        { expression: BROKE_OFF, nextStepId: count },
        { expression: `${STATUS} == 0`, nextStepId: count },
        { expression: `${STATUS} >= 500`, nextStepId: count },
        { expression: `${STATUS} == 202`, nextStepId: pending },
      ],
      closed,
    ),
    resetStep(stepId, closed, router),
    stepOf(count, "SetVariables", {
      assignments: { [counter]: `({{${counter}}} == null ? 0 : {{${counter}}}) + 1` },
      next: trip,
    }),
    conditionStep(trip, [{ expression: `{{${counter}}} >= ${failures}`, nextStepId: open }], failed),
    stepOf(open, "SetVariables", { assignments: { [until]: `currentTimestamp() + ${coolDownMs}` }, next: failed }),
    conditionStep(
      failed,
      [
        { expression: BROKE_OFF, nextStepId: serverError },
        { expression: `${STATUS} >= 500`, nextStepId: serverError },
      ],
      timeout,
    ),
  ];
}

/** The step that counts one more failure in a row. */
export function countStepId(stepId: string): string {
  return partOf(stepId, "count");
}

/** A step that forgets the failures before. */
export function resetStep(stepId: string, id: string, next: string): WireStep {
  return stepOf(id, "SetVariables", { assignments: { [ownVariable(stepId, "failures")]: "0" }, next });
}

function tellBreaker({ failures, coolDownMs }: Breaker, place: Place): void {
  if (failures < 1 || coolDownMs < 1) {
    const words = `The circuit breaker of ${place.name} needs at least one failure and a cool-down of at least 1 ms.`;
    place.tell.unsupported("breaker-out-of-range", words);
  }
  const variables = [ownVariable(place.stepId, "failures"), ownVariable(place.stepId, "open_until")];
  const words =
    `CXone has no circuit breaker of its own: that of ${place.name} is made of steps and counts in the variables ` +
    `${variables.join(" and ")}. Keep them in CXone's Data Storage, or every call counts for itself.`;
  place.tell.approximated("breaker-in-steps", words, { variables });
}
