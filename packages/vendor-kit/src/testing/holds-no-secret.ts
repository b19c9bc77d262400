import type { Json } from "@tonegraph/flow-model";
import { hideSecrets } from "../secrets/hide-secrets.ts";

/** Whether nothing in a document looks like a secret, which no drawing would take over: random texts now and then do (`pwd:#`). */
export function holdsNoSecret(document: Json): boolean {
  let found = 0;
  hideSecrets(document, () => {
    found += 1;
    return "";
  });
  return found === 0;
}
