import type { VendorError } from "@tonegraph/vendor-kit";

/** The error for an answer that makes no sense. The words say which call it was and what is wrong with it. */
export function badAnswer(words: string, status?: number): VendorError {
  const message = `Genesys Cloud's answer to ${words}`;
  return { kind: "badAnswer", message, ambiguous: false, ...(status === undefined ? {} : { status }) };
}
