import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { withoutVendorWords } from "./vendor-words.ts";

const NEXT_STEPS: Readonly<Record<VendorErrorKind, string>> = {
  missingScopes: "grant the scope to the account at the vendor, then check the tenant again",
  unauthorized: "check the tenant, whose client id or secret may have been replaced",
  forbidden: "give the account this right at the vendor, then try again",
  notFound: "see at the vendor whether it is still there, then try again",
  conflict: "see at the vendor whether somebody else is working on it, then try again",
  rejected: "mend what it names, then try again",
  rateLimited: "wait a minute, then try again",
  unavailable: "try again in some minutes",
  timeout: "try again in some minutes",
  connection: "check the tenant's address and your network, then try again",
  circuitOpen: "wait a minute, then try again",
  notAllowed: "check the tenant's addresses, or ask whoever runs Tonegraph to allow this one",
  spanNotOffered: "choose another span",
  badAnswer: "check the tenant's addresses, then try again",
  cancelled: "try again",
};
const NO_REASON = "it does not say why: ask its administrator, then try again";

/** The error with one closing step to take, where it tells nothing but what the vendor answered. */
export function withNextStep(error: VendorError): VendorError {
  const { kind, status } = error;
  const { head, said } = withoutVendorWords(error);
  if (error.fields !== undefined || head === null) return error;
  const isBare = status === undefined ? isUnanswered(kind, head) : head.endsWith(`(${status})`);
  return isBare ? { ...error, message: `${head}; ${stepAfter(error)}${said}` } : error;
}

const UNANSWERED: ReadonlySet<VendorErrorKind> = new Set(["timeout", "connection", "notAllowed", "badAnswer"]);
const PATIENCE: ReadonlySet<VendorErrorKind> = new Set(["rateLimited", "unavailable"]);

// That no answer came in time says it all; the other kinds have their reason in brackets.
function isUnanswered(kind: VendorErrorKind, head: string): boolean {
  return UNANSWERED.has(kind) && (head.endsWith(")") || head.endsWith("did not answer in time"));
}

function stepAfter({ kind, vendorMessage, retryAfterMs = 0 }: VendorError): string {
  if (kind === "rejected" && vendorMessage === undefined) return NO_REASON;
  if (PATIENCE.has(kind) && retryAfterMs > 0)
    return `it asks to be left alone for ${waitWords(retryAfterMs)}: try again then`;
  return NEXT_STEPS[kind];
}

function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds <= 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}
