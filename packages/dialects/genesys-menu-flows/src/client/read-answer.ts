import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import {
  answerFault,
  asSentence,
  isJsonObject,
  readJson,
  vendorWords,
  type HttpResponse,
  type VendorCopy,
  type VendorError,
} from "@tonegraph/vendor-kit";
import type { z } from "zod";
import { badAnswer } from "./bad-answer.ts";

/** Reads a GET's answer; `raw` stays as it came. An error that came with 200 is told as one, in the vendor's words. */
export function readFlowAnswer(response: HttpResponse): Result<VendorCopy, VendorError> {
  const artefact = readJson(response.body);
  if (!isJsonObject(artefact)) return err(badAnswer("reading the flow is no JSON object.", response.status));
  if (artefact["steps"] !== undefined || artefact["name"] !== undefined) return ok({ artefact, raw: response.body });
  const said = asSentence(vendorWords(artefact) ?? "");
  return err(badAnswer(`reading the flow is no flow${said === undefined ? "." : `: ${said}`}`, response.status));
}

/** Reads a POST's answer. Without an id in it the flow may exist all the same, so the error is ambiguous. */
export function readCreatedId(response: HttpResponse): Result<{ readonly externalId: string }, VendorError> {
  const answer = readJson(response.body);
  const id = isJsonObject(answer) ? answer["id"] : undefined;
  if (typeof id === "string" && id !== "") return ok({ externalId: id });
  const error = badAnswer(
    "creating the flow does not say its id, so whether it was created is not known.",
    response.status,
  );
  return err({ ...error, ambiguous: true });
}

/** The error in an answer that came with a success status; null where there is none. Whether the write happened is not known then. */
export function errorWithin(response: HttpResponse): VendorError | null {
  const body = readJson(response.body);
  if (!isJsonObject(body) || typeof body["code"] !== "string" || !(Number(body["status"]) >= 400)) return null;
  const said = asSentence(vendorWords(body) ?? body["code"]) ?? "";
  const error = badAnswer(
    `writing the flow has the status ${response.status}, but reports an error: ${said}`,
    response.status,
  );
  return { ...error, vendorMessage: said, ambiguous: true };
}

/** The version of a copy; 0 where it has none, as in the document. */
export function versionOf(copy: Json): Result<number, VendorError> {
  const version = isJsonObject(copy) ? (copy["_version"] ?? 0) : undefined;
  if (typeof version === "number" && Number.isSafeInteger(version) && version >= 0) return ok(version);
  const words = `reading the flow has no usable _version (${JSON.stringify(version ?? null)}), so nothing is written over it.`;
  return err(badAnswer(words));
}

/** Reads an answer by its schema; the error names the first field that is wrong. */
export function readBody<Schema extends z.ZodType>(
  response: HttpResponse,
  schema: Schema,
  call: string,
): Result<z.output<Schema>, VendorError> {
  const body = readJson(response.body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  return err(badAnswer(`${call} ${answerFault(parsed.error.issues, body)}`, response.status));
}
