import { readJson, type HttpResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";

const apiErrorSchema = z.object({ message: z.string(), code: z.string().optional() });
const signInErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** Genesys Cloud's own words in an error answer: the API's form, the sign-in's (RFC 6749 section 5.2), else a short plain text. */
export function readVendorMessage(response: HttpResponse): string | undefined {
  const body = readJson(response.body);
  const apiError = apiErrorSchema.safeParse(body);
  if (apiError.success) return apiError.data.message;
  const signInError = signInErrorSchema.safeParse(body);
  if (signInError.success) return signInError.data.error_description ?? signInError.data.error;
  const text = response.body.trim();
  return text === "" || text.startsWith("<") || text.length > 300 ? undefined : text;
}
