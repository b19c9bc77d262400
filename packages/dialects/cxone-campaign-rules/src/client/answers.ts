import { err, ok, type Result } from "@tonegraph/flow-model";
import { isJsonObject, readJson, type HttpResponse, type VendorCopy, type VendorError } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { placed } from "./read-vendor-message.ts";

/** The outcome of a validation: `VALID`, or another word with what is wrong. */
export const validationSchema = z.object({
  status: z.string(),
  errors: z.array(z.object({ path: z.string().optional(), message: z.string() })).optional(),
});
const statusSchema = z.object({ status: z.string() });

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
  const error = badAnswer("NICE CXone accepted the new flow but did not say its id.", response.status);
  return err({ ...error, ambiguous: true });
}

/** Reads what CXone's validation says: `VALID`, or what is wrong with places. */
export function readValidation(response: HttpResponse): Result<null, VendorError> {
  const answer = validationSchema.safeParse(readJson(response.body));
  if (!answer.success)
    return err(badAnswer("NICE CXone's answer to validating the flow has no status.", response.status));
  const { status, errors = [] } = answer.data;
  if (status === "VALID") return ok(null);
  const vendorMessage = errors.length === 0 ? `The status is ${status}.` : `${errors.map(placed).join("; ")}.`;
  return err({
    kind: "rejected",
    message: `NICE CXone does not find the flow valid: ${vendorMessage}`,
    vendorMessage,
    status: response.status,
    ambiguous: false,
  });
}

/** Reads the status of a compilation: `IDLE`, `BUSY`, `COMPILED` or a word that we do not know. */
export function readStatus(response: HttpResponse): Result<string, VendorError> {
  const answer = statusSchema.safeParse(readJson(response.body));
  if (answer.success) return ok(answer.data.status);
  return err(badAnswer("NICE CXone's answer about compiling the flow has no status.", response.status));
}

/** Reads the answer of a change of status; anything but the flow in that status leaves open what happened. */
export function readChanged(response: HttpResponse, wanted: string): Result<null, VendorError> {
  const status = readStatus(response);
  if (status.ok && status.value === wanted) return ok(null);
  const said = status.ok ? `answered with the status ${status.value}` : "did not answer with a flow";
  const error = badAnswer(`NICE CXone should have set the flow ${wanted}, but ${said}.`, response.status);
  return err({ ...error, ambiguous: true });
}

/** The error for an answer that makes no sense. */
export function badAnswer(message: string, status?: number): VendorError {
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}
