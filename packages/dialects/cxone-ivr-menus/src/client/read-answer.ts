import { err, ok, type Result } from "@tonegraph/flow-model";
import { isJsonObject, readJson, type HttpResponse, type VendorCopy, type VendorError } from "@tonegraph/vendor-kit";

/** Reads a GET's answer; `raw` stays as it came. */
export function readFlowAnswer(response: HttpResponse): Result<VendorCopy, VendorError> {
  const artefact = readJson(response.body);
  if (artefact !== undefined && isJsonObject(artefact)) return ok({ artefact, raw: response.body });
  return err(badAnswer("NICE CXone's answer to reading the flow is no JSON object.", response.status));
}

/** Reads a POST's answer. Without an id in it the flow may exist all the same, so the error is ambiguous. */
export function readCreatedId(response: HttpResponse): Result<{ readonly externalId: string }, VendorError> {
  const answer = readJson(response.body);
  const id = isJsonObject(answer) ? answer["id"] : undefined;
  if (typeof id === "string" && id !== "") return ok({ externalId: id });
  const error = badAnswer("NICE CXone accepted the new flow but did not say its id.", response.status);
  return err({ ...error, ambiguous: true });
}

/** The error for an answer that makes no sense. */
export function badAnswer(message: string, status?: number): VendorError {
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}
