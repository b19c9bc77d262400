import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import { isJsonObject, readJson, type HttpResponse, type JsonObject, type VendorError } from "@tonegraph/vendor-kit";

/** A flow as the vendor answered it; `raw` is the text as it came. */
export interface AnsweredFlow {
  readonly flow: JsonObject;
  readonly raw: string;
}

/** Reads the answer of a GET. An answer that is no flow, for instance an error with the status 200, is told as such. */
export function readFlowAnswer(response: HttpResponse, flowId: string): Result<AnsweredFlow, VendorError> {
  const flow = readJson(response.body);
  const wrong = whatIsWrong(flow, flowId);
  if (wrong !== null)
    return err(badAnswer(`NICE CXone's answer to reading the flow ${flowId} ${wrong}.`, response.status));
  return isJsonObject(flow) ? ok({ flow, raw: response.body }) : err(badAnswer("NICE CXone sent no flow."));
}

/** Reads the answer of a PUT. Where it is not the flow that was sent, the write may have happened all the same. */
export function readWriteAnswer(response: HttpResponse, flowId: string): Result<null, VendorError> {
  if (response.status === 204) return ok(null);
  const wrong = whatIsWrong(readJson(response.body), flowId);
  if (wrong === null) return ok(null);
  const error = badAnswer(
    `NICE CXone's answer to writing the flow ${flowId} ${wrong}, so it is not certain what it holds now.`,
    response.status,
  );
  return err({ ...error, ambiguous: true });
}

/** The error for an answer that makes no sense. */
export function badAnswer(message: string, status?: number): VendorError {
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}

// What is no JSON, and what reports an error, the HTTP underneath has refused already.
function whatIsWrong(body: Json | undefined, flowId: string): string | null {
  if (!isJsonObject(body)) return "is no JSON object";
  if (!Array.isArray(body["steps"])) return "is no flow with steps";
  return body["id"] === flowId ? null : "is about another flow";
}
