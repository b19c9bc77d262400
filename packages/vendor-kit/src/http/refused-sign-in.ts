import type { Result } from "@tonegraph/flow-model";
import type { Clock } from "../http.ts";
import type { AccessToken } from "../tenant-sharing.ts";
import type { VendorError, VendorErrorKind } from "../vendor-error.ts";

/**
 * For how long credentials that the vendor refused, or granted too little, are not sent again: vendors lock accounts that keep
 * trying. Somewhat less than the minute for which a deployment keeps reading back, so that this asks once more before it gives up.
 */
export const REMEMBERED_MS = 50_000;

/** By which the vendor says itself that the credentials are wrong or may too little; any other failure may pass by itself. */
const SAYS_NO: ReadonlySet<VendorErrorKind> = new Set(["unauthorized", "forbidden", "rejected", "missingScopes"]);

type SignIn = Result<AccessToken, VendorError>;

/** What the vendor answered to the tenant's credentials, where that was no. */
export interface RefusedSignIn {
  /** Called when the vendor is about to be asked; what it gives is told of the answer. */
  asking(): (answer: SignIn) => void;
  /** The refusal that still stands; null where the vendor is to be asked. */
  standing(): SignIn | null;
}

/** Makes the memory; nothing was refused yet. */
export function createRefusedSignIn(clock: Pick<Clock, "elapsed">): RefusedSignIn {
  let refusal: { readonly answer: SignIn; readonly until: number } | null = null;
  let grants = 0;
  return {
    asking() {
      const before = grants;
      return (answer) => {
        if (answer.ok) {
          grants += 1;
          refusal = null;
        } else if (SAYS_NO.has(answer.error.kind) && grants === before) {
          // Where another sign-in was granted meanwhile, this one may have been asked before the credentials were mended.
          refusal = { answer, until: clock.elapsed() + REMEMBERED_MS };
        }
      };
    },
    standing: () => (refusal !== null && clock.elapsed() < refusal.until ? refusal.answer : null),
  };
}
