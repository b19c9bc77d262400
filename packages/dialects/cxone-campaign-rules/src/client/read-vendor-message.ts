import { readJson, type HttpResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";

const apiErrorSchema = z.object({
  message: z.string(),
  errors: z.array(z.object({ path: z.string().optional(), message: z.string() })).optional(),
});
const signInErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** CXone's own words in an error answer: the API's form, the sign-in's (RFC 6749 section 5.2), else a short plain text. */
export function readVendorMessage(response: HttpResponse): string | undefined {
  const body = readJson(response.body);
  const apiError = apiErrorSchema.safeParse(body);
  if (apiError.success) {
    const { message, errors = [] } = apiError.data;
    return [...new Set([message, ...errors.map(placed)])].join("; ");
  }
  const signInError = signInErrorSchema.safeParse(body);
  if (signInError.success) return signInError.data.error_description ?? signInError.data.error;
  const text = response.body.trim();
  return text === "" || text.startsWith("<") || text.length > 300 ? undefined : text;
}

/** One fault with its place. */
export function placed({ path, message }: { readonly path?: string | undefined; readonly message: string }): string {
  return path === undefined || path === "" ? message : `${path}: ${message}`;
}
