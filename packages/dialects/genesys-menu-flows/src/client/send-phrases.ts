import { err, ok, type Json, type Result } from "@tonegraph/flow-model";
import { limitsOfWrite, orDefault, type VendorError, type VendorHttp, type WriteOptions } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { readBody } from "./read-answer.ts";

const phrase = z.looseObject({ id: z.string(), locale: z.string(), text: z.string() });
const sentSchema = z.looseObject({ phrases: orDefault(z.array(phrase), []) });
const answerSchema = z.looseObject({ phrases: z.array(phrase) });

/**
 * Sends the phrases of an artefact in bulk; nothing where it has none. A phrase never changes (its id follows from its
 * words), so that sending it again does no harm. No caller hears a phrase that no flow names: a failure here leaves
 * nothing open, and the flow is not touched.
 */
export async function sendPhrases(
  http: VendorHttp,
  at: { readonly url: string; readonly artefact: Json; readonly write: WriteOptions },
): Promise<Result<null, VendorError>> {
  const sent = sentSchema.safeParse(at.artefact);
  if (!sent.success)
    return err(untouched({ kind: "rejected", message: "The artefact's prompts cannot be read.", ambiguous: false }));
  const { phrases } = sent.data;
  if (phrases.length === 0) return ok(null);
  const answer = await http.call({
    operation: "sendPhrases",
    method: "POST",
    url: at.url,
    effect: "idempotentWrite",
    body: JSON.stringify({ phrases }),
    group: "phrases",
    ...limitsOfWrite({ ...at.write, attemptsBefore: 0 }),
  });
  if (!answer.ok) return err(untouched(answer.error));
  const taken = readBody(answer.value, answerSchema, "sending the prompts");
  if (!taken.ok) return err(untouched(taken.error));
  const lost = phrases.find(
    ({ id, locale, text }) =>
      !taken.value.phrases.some((one) => one.id === id && one.locale === locale && one.text === text),
  );
  if (lost === undefined) return ok(null);
  const words = `Genesys Cloud did not keep the prompt “${lost.id}” in ${lost.locale} as it was sent.`;
  return err(untouched({ kind: "badAnswer", message: words, status: answer.value.status, ambiguous: false }));
}

function untouched(error: VendorError): VendorError {
  // A phrase that no flow names is heard by nobody, so that whether it arrived makes nothing ambiguous.
  const what = error.ambiguous ? "Whether the prompts arrived is not known" : "The prompts could not be sent";
  return { ...error, ambiguous: false, message: `${what}; the flow was not touched. ${error.message}` };
}
