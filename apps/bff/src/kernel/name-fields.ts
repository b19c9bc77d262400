// A first call that fails is nearly always a field of the tenant: an address that leads elsewhere, a region that does not
// exist, or one in which the client is not known. The vendor cannot say which field; we can.
import type { Json } from "@tonegraph/flow-model";
import type { DialectDescriptor, VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { addressSettings } from "./address-settings.ts";
import { withoutVendorWords } from "./vendor-words.ts";

/** What a tenant was called with; the address of that call is null unless somebody entered it. */
export interface CallFields {
  readonly call: "signIn" | "read";
  readonly descriptor: DialectDescriptor;
  readonly settings: Readonly<Record<string, Json>>;
  readonly entered: string | null;
}

/** A field as the form of a tenant has it. */
interface Field {
  readonly pointer: string;
  readonly words: string;
}

type Kinds = readonly VendorErrorKind[];

/** What each kind of failure says of the credentials, and of the address. A sign-in may be refused by 400, too. */
const BLAMED: Readonly<Record<CallFields["call"], { readonly credentials: Kinds; readonly address: Kinds }>> = {
  signIn: {
    credentials: ["unauthorized", "forbidden", "rejected"],
    address: ["connection", "timeout", "notAllowed", "notFound", "badAnswer"],
  },
  read: {
    credentials: ["unauthorized", "forbidden"],
    address: ["connection", "timeout", "notAllowed", "notFound", "badAnswer", "rejected", "conflict"],
  },
};

const ENTERED: Readonly<Record<CallFields["call"], Field>> = {
  signIn: { pointer: "/authUrl", words: "“Sign-in address”" },
  read: { pointer: "/baseUrl", words: "“API address”" },
};

/** The error with the tenant's fields to look at, in its words and as JSON pointers into the tenant. Others stay as they are. */
export function nameFields(error: VendorError, called: CallFields): VendorError {
  const addresses = addressFields(called);
  const where = addresses.map(({ words }) => words).join(" and ");
  const pointers = addresses.map(({ pointer }) => pointer);
  const { credentials, address } = BLAMED[called.call];
  if (credentials.includes(error.kind) && error.status !== undefined) {
    const region = where === "" ? "" : `, and at ${where}: another region does not know them`;
    const fields = ["/credentials/clientId", "/credentials/clientSecret", ...pointers];
    return withWords(error, `look at the client id and the client secret${region}`, fields);
  }
  return address.includes(error.kind) ? withWords(error, `look at ${where}`, pointers) : error;
}

/** Where the address came from: what somebody entered, else the settings that it is made of. */
function addressFields({ call, descriptor, settings, entered }: CallFields): readonly Field[] {
  const { pointer, words } = ENTERED[call];
  if (entered !== null) return [{ pointer, words: `${words} (${hostOf(entered)})` }];
  return addressSettings(descriptor, settings).map(({ name, label, placeholder }) => {
    const value = settings[name];
    const shown = typeof value === "string" && value !== "" ? value : `empty, which means ${placeholder}`;
    return { pointer: `/settings/${name}`, words: `“${label}” (${shown})` };
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "no address";
}

function withWords(error: VendorError, words: string, fields: readonly string[]): VendorError {
  if (fields.length === 0) return error;
  const { head, said } = withoutVendorWords(error);
  return { ...error, message: `${head ?? error.message}; ${words}${said}`, fields };
}
