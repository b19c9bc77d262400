// The document logs every error's code and time to CXone's Event Analytics, so that failures of one kind stay apart there. Its
// payloads show no step for that: the code and the time are put into variables of the call, which Event Analytics records.
import { CALLBACK_TIMEOUT } from "@tonegraph/flow-model";
import { ownVariable, partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { stepOf, type Place } from "./place.ts";
import { BROKE_OFF, STATUS } from "./routes.ts";

const FAILED = `(${BROKE_OFF} || ${STATUS} == 0 || ${STATUS} >= 400)`;

/** The step behind a request that notes how it failed; both variables are null where it did not. */
export function signalStep(
  place: Place,
  { next, waits }: { readonly next: string; readonly waits: boolean },
): WireStep {
  const { stepId } = place;
  const { code, at } = notesOf(stepId);
  const overdue = waits ? `, “${CALLBACK_TIMEOUT}” where a result never came after a 202` : "";
  const words =
    `Every failure of ${place.name} is noted in the variables ${code} (the status, 0 without an answer, “failed” where the ` +
    `sub-flow broke off${overdue}) and ${at}. Record both in CXone's Event Analytics to see failures there.`;
  place.tell.approximated("errors-in-variables", words, { variables: [code, at] });
  const assignments = {
    [code]: `${FAILED} ? (${BROKE_OFF} ? 'failed' : ${STATUS}) : null`,
    [at]: `${FAILED} ? currentTimestamp() : null`,
  };
  return stepOf(signalStepId(stepId), "SetVariables", { assignments, next });
}

/** The step that notes that the result of a 202 did not come while callers could wait for it. */
export function overdueStep(stepId: string, next: string | undefined): WireStep {
  const { code, at } = notesOf(stepId);
  const assignments = { [code]: `'${CALLBACK_TIMEOUT}'`, [at]: "currentTimestamp()" };
  return stepOf(overdueStepId(stepId), "SetVariables", { assignments, next });
}

/** The id of the step that notes that a result never came. */
export function overdueStepId(stepId: string): string {
  return partOf(stepId, "overdue");
}

function notesOf(stepId: string): { readonly code: string; readonly at: string } {
  return { code: ownVariable(stepId, "error_code"), at: ownVariable(stepId, "error_at") };
}

/** The id of the step that notes how a request failed. */
export function signalStepId(stepId: string): string {
  return partOf(stepId, "signal");
}
