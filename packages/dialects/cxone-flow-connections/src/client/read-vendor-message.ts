import { readJson, type HttpResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";

const apiErrorSchema = z.object({
  message: z.string(),
  details: z.array(z.object({ path: z.string().optional(), message: z.string() })).optional(),
});
const signInErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** CXone's own words in an error answer: the API's form, the sign-in's (RFC 6749 section 5.2), else a short plain text. */
export function readVendorMessage(response: HttpResponse): string | undefined {
  const body = readJson(response.body);
  const apiError = apiErrorSchema.safeParse(body);
  if (apiError.success) {
    const { message, details = [] } = apiError.data;
    const places = details.map((detail) =>
      detail.path === undefined ? detail.message : `${detail.path}: ${detail.message}`,
    );
    return [...new Set([message, ...places])].join("; ");
  }
  const signInError = signInErrorSchema.safeParse(body);
  if (signInError.success) return signInError.data.error_description ?? signInError.data.error;
  const text = response.body.trim();
  return text === "" || text.startsWith("<") || text.length > 300 ? undefined : text;
}
