import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault, type FaultPlace } from "../../kernel/fault.ts";

/** Credentials as they are sent to us. */
export interface GivenCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: readonly string[] | undefined;
}

// What a browser or a mail adds when somebody copies: it would be sent, refused, and look right on the screen.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Refuses credentials that cannot be right: spaces, line breaks, invisible and broken characters that came along with a paste. */
export function checkCredentials(credentials: GivenCredentials | undefined): Result<null, ApiFault> {
  if (credentials === undefined) return ok(null);
  const { clientId, clientSecret, scopes = [] } = credentials;
  const errors: FaultPlace[] = [
    ...faultsOf("/credentials/clientId", "The client id", clientId),
    ...faultsOf("/credentials/clientSecret", "The client secret", clientSecret),
    ...scopes.flatMap((scope, index) => faultsOf(`/credentials/scopes/${index}`, "A scope", scope)),
  ];
  const [first] = errors;
  return first === undefined ? ok(null) : fault("invalid-body", first.message, { errors });
}

// The value itself is never shown.
function faultsOf(pointer: string, name: string, value: string): FaultPlace[] {
  if (!value.isWellFormed()) {
    const message = `${name} contains half a character, which cannot be sent. Copy it from the vendor again.`;
    return [{ pointer, code: "broken-character", message }];
  }
  if (INVISIBLE.test(value)) {
    const message = `${name} contains a line break or an invisible character. Copy it from the vendor again.`;
    return [{ pointer, code: "invisible-character", message }];
  }
  if (!/\s/u.test(value)) return [];
  const message = `${name} contains a space. Copy it from the vendor again, without what stands before and after it.`;
  return [{ pointer, code: "contains-space", message }];
}
