// A sign-in that fails is nearly always a field of the tenant: a region that does not exist, or in which the client is not
// known. The vendor cannot say which field; we can.
import type { Json } from "@tonegraph/flow-model";
import type { DialectDescriptor, VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { addressSettings } from "../../kernel/address-settings.ts";

/** What a sign-in was made with; the address is null unless somebody entered it. */
export interface SignInFields {
  readonly descriptor: DialectDescriptor;
  readonly settings: Readonly<Record<string, Json>>;
  readonly authUrl: string | null;
}

/** A field as the form of a tenant has it. */
interface Field {
  readonly pointer: string;
  readonly words: string;
}

const OF_CREDENTIALS: readonly VendorErrorKind[] = ["unauthorized", "forbidden", "rejected"];
const OF_ADDRESS: readonly VendorErrorKind[] = ["connection", "timeout", "notAllowed", "notFound", "badAnswer"];

/** The error of a sign-in with the fields to look at, in its words and as JSON pointers into the tenant. Others stay as they are. */
export function nameFields(error: VendorError, tenant: SignInFields): VendorError {
  const addresses = addressFields(tenant);
  const where = addresses.map(({ words }) => words).join(" and ");
  const pointers = addresses.map(({ pointer }) => pointer);
  if (OF_CREDENTIALS.includes(error.kind) && error.status !== undefined) {
    const region = where === "" ? "" : `, and at ${where}: another region does not know them`;
    const fields = ["/credentials/clientId", "/credentials/clientSecret", ...pointers];
    return withWords(error, `look at the client id and the client secret${region}`, fields);
  }
  return OF_ADDRESS.includes(error.kind) ? withWords(error, `look at ${where}`, pointers) : error;
}

/** Where the address came from: what somebody entered, else the settings that it is made of. */
function addressFields({ descriptor, settings, authUrl }: SignInFields): readonly Field[] {
  if (authUrl !== null) return [{ pointer: "/authUrl", words: `“Sign-in address” (${hostOf(authUrl)})` }];
  return addressSettings(descriptor, settings).map(({ name, label, placeholder }) => {
    const value = settings[name];
    const shown = typeof value === "string" && value !== "" ? value : `empty, which means ${placeholder}`;
    return { pointer: `/settings/${name}`, words: `“${label.split(/[,(]/u, 1)[0]?.trim() ?? name}” (${shown})` };
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "no address";
}

// The vendor's own words stay the end of the message: whoever shows them apart takes them off there.
function withWords(error: VendorError, words: string, fields: readonly string[]): VendorError {
  if (fields.length === 0) return error;
  const { message, vendorMessage } = error;
  const said = vendorMessage === undefined ? "." : `: ${vendorMessage}`;
  const head = message.endsWith(said) ? message.slice(0, -said.length) : message;
  return { ...error, message: `${head}; ${words}${said}`, fields };
}
