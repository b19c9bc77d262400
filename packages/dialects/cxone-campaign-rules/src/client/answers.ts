import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  asSentence,
  isJsonObject,
  readJson,
  vendorWords,
  type HttpResponse,
  type VendorCopy,
  type VendorError,
} from "@tonegraph/vendor-kit";

/** Reads a GET's answer; `raw` stays as it came. */
export function readRuleAnswer(response: HttpResponse): Result<VendorCopy, VendorError> {
  const artefact = readJson(response.body);
  if (isJsonObject(artefact) && Array.isArray(artefact["nodes"])) return ok({ artefact, raw: response.body });
  return err(badAnswer("NICE CXone's answer to reading the flow is no flow.", response.status));
}

/** Reads a creation's answer. Without an id in it the flow may exist all the same, so the error is ambiguous. */
export function readCreatedId(response: HttpResponse): Result<{ readonly externalId: string }, VendorError> {
  const answer = readJson(response.body);
  const id = isJsonObject(answer) ? answer["id"] : undefined;
  if (typeof id === "string" && id !== "") return ok({ externalId: id });
  const words = `NICE CXone accepted the new flow but did not say its id${reasonIn(answer)}`;
  return err({ ...badAnswer(words, response.status), ambiguous: true });
}

/** Whether an answer says its status in a word. The document answers 200 also where it lists what is wrong. */
export function saysStatus({ body }: HttpResponse): boolean {
  return statusIn(readJson(body)) !== null;
}

/** Reads what CXone's validation says. As in the document the status decides: beside `VALID`, faults are warnings. */
export function readValidation(response: HttpResponse): Result<null, VendorError> {
  const answer = readJson(response.body);
  const status = statusIn(answer);
  if (status === null)
    return err(badAnswer("NICE CXone's answer to validating the flow has no status.", response.status));
  if (status === "VALID") return ok(null);
  const vendorMessage = asSentence(vendorWords(answer) ?? `The status is ${status}`) ?? "";
  return err({
    kind: "rejected",
    message: `NICE CXone does not find the flow valid: ${vendorMessage}`,
    vendorMessage,
    status: response.status,
    ambiguous: false,
  });
}

/** Reads the status of a compilation, one of these. */
export function readStatus(response: HttpResponse, known: readonly string[]): Result<string, VendorError> {
  const answer = readJson(response.body);
  const status = statusIn(answer);
  if (status !== null && known.includes(status)) return ok(status);
  const words =
    status === null
      ? "NICE CXone's answer about compiling the flow has no status."
      : `NICE CXone says that compiling the flow is “${status}”, which is none of ${known.join(", ")}${reasonIn(answer)}`;
  return err(badAnswer(words, response.status));
}

/** Reads the answer of a change of status; anything but the flow in that status leaves open what happened. */
export function readChanged(response: HttpResponse, wanted: string): Result<null, VendorError> {
  const answer = readJson(response.body);
  const status = statusIn(answer);
  if (status === wanted) return ok(null);
  const said = status === null ? "did not answer with a flow" : `answered with the status ${status}`;
  const words = `NICE CXone should have set the flow ${wanted}, but ${said}${reasonIn(answer)}`;
  return err({ ...badAnswer(words, response.status), ambiguous: true });
}

/** The error for an answer that makes no sense. */
export function badAnswer(message: string, status?: number): VendorError {
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}

function statusIn(answer: Json | undefined): string | null {
  const status = isJsonObject(answer) ? answer["status"] : undefined;
  return typeof status === "string" && status !== "" ? status : null;
}

function reasonIn(answer: Json | undefined): string {
  const words = asSentence(vendorWords(answer) ?? "");
  return words === undefined ? "." : `: ${words}`;
}
