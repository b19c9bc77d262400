import type { HttpResponse } from "@tonegraph/vendor-kit";
import { z } from "zod";

const apiErrorSchema = z.object({
  message: z.string(),
  errors: z.array(z.object({ field: z.string().optional(), message: z.string() })).optional(),
});
const signInErrorSchema = z.object({ error: z.string(), error_description: z.string().optional() });

/** CXone's own words in an error answer: the API's form, the sign-in's (RFC 6749 section 5.2), else a short plain text. */
export function readVendorMessage(response: HttpResponse): string | undefined {
  const body = parse(response.body);
  const apiError = apiErrorSchema.safeParse(body);
  if (apiError.success) {
    return sayOnce(apiError.data);
  }
  const signInError = signInErrorSchema.safeParse(body);
  if (signInError.success) {
    const { error, error_description: words } = signInError.data;
    // The code names the fault; the description may leave it out.
    return error === "insufficient_scope" && words !== undefined ? `${error}: ${words}` : (words ?? error);
  }
  const text = response.body.trim();
  return text === "" || text.startsWith("<") || text.length > 300 ? undefined : text;
}

/** The message and what its places say; of words that CXone repeats, only the form that names the place. */
function sayOnce({ message, errors = [] }: z.output<typeof apiErrorSchema>): string {
  const placed = new Set(errors.flatMap((error) => (error.field === undefined ? [] : [error.message])));
  const details = errors.map((error) =>
    error.field === undefined ? error.message : `${error.field}: ${error.message}`,
  );
  return [...new Set([message, ...details])].filter((words) => !placed.has(words)).join("; ");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
