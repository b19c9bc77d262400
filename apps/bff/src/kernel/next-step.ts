import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { withoutVendorWords } from "./vendor-words.ts";

const NEXT_STEPS: Readonly<Record<VendorErrorKind, string>> = {
  missingScopes: "grant the scope to the account at the vendor, then check the tenant again",
  unauthorized: "check the tenant, whose client id or secret may have been replaced",
  forbidden: "give the account this right at the vendor, then try again",
  notFound: "look at the vendor whether it is there, then try again",
  conflict: "look at the vendor whether somebody works on it, then try again",
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
  const { kind, status, vendorMessage } = error;
  const { head, said } = withoutVendorWords(error);
  if (error.fields !== undefined || head === null) return error;
  if (!(status === undefined ? UNANSWERED.has(kind) && head.endsWith(")") : head.endsWith(`(${status})`))) return error;
  const step = kind === "rejected" && vendorMessage === undefined ? NO_REASON : NEXT_STEPS[kind];
  return { ...error, message: `${head}; ${step}${said}` };
}

const UNANSWERED: ReadonlySet<VendorErrorKind> = new Set(["timeout", "connection", "notAllowed", "badAnswer"]);
