import { err, ok, type Result } from "@tonegraph/flow-model";
import {
  answerFault,
  isJsonObject,
  readJson,
  type HttpResponse,
  type VendorCopy,
  type VendorError,
} from "@tonegraph/vendor-kit";
import { wireFlowSchema } from "../wire.ts";

/** Reads a GET's answer; `raw` stays as it came. */
export function readFlowAnswer(response: HttpResponse): Result<VendorCopy, VendorError> {
  const artefact = readJson(response.body);
  if (isJsonObject(artefact)) return ok({ artefact, raw: response.body });
  return err(badAnswer("NICE CXone's answer to reading the flow is no JSON object.", response.status));
}

/** Reads a registration's answer: the flow with the id that was sent. Anything else may have registered it all the same. */
export function readRegistered(response: HttpResponse, externalId: string): Result<null, VendorError> {
  const body = readJson(response.body);
  const answer = wireFlowSchema.safeParse(body);
  if (answer.success && answer.data.id === externalId) return ok(null);
  const words = answer.success
    ? `NICE CXone registered the flow “${answer.data.id}”, but “${externalId}” was sent.`
    : `NICE CXone's answer to registering “${externalId}” ${answerFault(answer.error.issues, body)}`;
  return err({ ...badAnswer(words, response.status), ambiguous: true });
}

/** The error for an answer that makes no sense. */
export function badAnswer(message: string, status?: number): VendorError {
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}
