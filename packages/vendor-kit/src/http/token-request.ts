import { err, ok, type Result } from "@tonegraph/flow-model";
import { z } from "zod";
import type { VendorCredentials } from "../client.ts";
import type { HttpResponse } from "../http.ts";
import type { AccessToken } from "../tenant-sharing.ts";
import type { VendorError } from "../vendor-error.ts";
import { percentEncoded } from "./secret-spellings.ts";

/**
 * How the vendor wants the client-credentials request: as a form (RFC 6749 section 4.4), as JSON, or as JSON that asks for no
 * scopes, where the client's own are granted.
 */
export type TokenBodyStyle = "form" | "json" | "jsonWithoutScope";

/** A token that is said to live longer is renewed after a week. */
const LONGEST_LIFE_MS = 7 * 86_400_000;

/** Of a token whose life is not said. */
const ASSUMED_LIFE_S = 300;

const tokenAnswerSchema = z.object({
  // What no header can carry would fail at every call, with words about the connection.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  // Seconds. Some vendors write the number as a text; RFC 6749 section 5.1 only recommends it.
  expires_in: z
    .union([z.number(), z.string().regex(/^\d+(\.\d+)?$/)])
    .transform(Number)
    .pipe(z.number().positive())
    .nullish(),
  scope: z.string().nullish(),
});

/** The headers and body that ask for a token. */
export function tokenRequestBody(
  style: TokenBodyStyle,
  credentials: VendorCredentials,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const fields = {
    grant_type: "client_credentials",
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    ...(style === "jsonWithoutScope" ? {} : { scope: credentials.scopes.join(" ") }),
  };
  if (style !== "form") return { headers: { "content-type": "application/json" }, body: JSON.stringify(fields) };
  const body = Object.entries(fields).map(([name, value]) => `${name}=${percentEncoded(value)}`);
  return { headers: { "content-type": "application/x-www-form-urlencoded" }, body: body.join("&") };
}

/** Reads a token answer. Without `scope` in it everything that was asked for is granted (RFC 6749 section 5.1). */
export function readToken(
  response: HttpResponse,
  requestedScopes: readonly string[],
  vendor: string,
): Result<AccessToken, VendorError> {
  const parsed = tokenAnswerSchema.safeParse(parseJson(response.body));
  if (!parsed.success) {
    const message = `${vendor} accepted the sign-in but sent no usable token. Check the tenant's authUrl.`;
    return err({ kind: "badAnswer", message, status: response.status, ambiguous: false });
  }
  const { access_token, expires_in, scope } = parsed.data;
  const token = { value: access_token, lifetimeMs: Math.min((expires_in ?? ASSUMED_LIFE_S) * 1000, LONGEST_LIFE_MS) };
  if (typeof scope !== "string") return ok({ ...token, grantedScopes: requestedScopes, scopesAssumed: true });
  return ok({ ...token, grantedScopes: scope.split(/\s+/).filter((name) => name !== "") });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
