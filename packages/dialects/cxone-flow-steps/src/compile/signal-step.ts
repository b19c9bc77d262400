// The document logs every error's code and time to CXone's Event Analytics, so that failures of one kind stay apart there. Its
// payloads show no step for that: the code and the time are put into variables of the call, which Event Analytics records.
import { ownVariable, partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { stepOf, type Place } from "./place.ts";
import { BROKE_OFF, STATUS } from "./routes.ts";

const FAILED = `(${BROKE_OFF} || ${STATUS} == 0 || ${STATUS} >= 400)`;

/** The step behind a request that notes how it failed; both variables are null where it did not. */
export function signalStep(place: Place, next: string): WireStep {
  const { stepId } = place;
  const [code, at] = [ownVariable(stepId, "error_code"), ownVariable(stepId, "error_at")];
  const words =
    `Every failure of ${place.name} is noted in the variables ${code} (the status, 0 without an answer, “failed” where the ` +
    `sub-flow broke off) and ${at}. Record both in CXone's Event Analytics to see failures there.`;
  place.tell.approximated("errors-in-variables", words, { variables: [code, at] });
  const assignments = {
    [code]: `${FAILED} ? (${BROKE_OFF} ? 'failed' : ${STATUS}) : null`,
    [at]: `${FAILED} ? currentTimestamp() : null`,
  };
  return stepOf(signalStepId(stepId), "SetVariables", { assignments, next });
}

/** The id of the step that notes how a request failed. */
export function signalStepId(stepId: string): string {
  return partOf(stepId, "signal");
}
