import type { NodeOfKind } from "@tonegraph/flow-model";
import { hasSecretInText, isSecretHeader } from "../text/secrets.ts";
import type { Place } from "./place.ts";

/** The form of a reference into the tenant's vault: a variable's name. */
const REFERENCE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Tells of secrets that a request would carry in the artefact, where everybody who may read the flow could read them. */
export function tellSecrets(node: NodeOfKind<"httpRequest">, place: Place): void {
  const { authentication, headers = {}, url, body = "" } = node;
  if (authentication !== undefined && !REFERENCE.test(authentication.secretRef)) {
    const words = `The secret of ${place.name} must be the name under which CXone's vault keeps it: letters, digits and _.`;
    place.tell.unsupported("secret-not-a-reference", words);
  }
  const open = Object.entries(headers).flatMap(([name, value]) => (isSecretHeader(name, value) ? [name] : []));
  for (const header of open) tell(place, `its header ${header}`);
  if (hasSecretInText(url)) tell(place, "its address");
  if (hasSecretInText(body)) tell(place, "its body");
}

function tell(place: Place, where: string): void {
  const words = `${place.name} has a secret in ${where}, and a flow can be read by many. Use its authentication, which names the secret in CXone's vault.`;
  place.tell.unsupported("secret-in-flow", words, { where });
}
