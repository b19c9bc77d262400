// What a tenant of a dialect may be told: the one description of a setting that the form, the API and the dialect go by.
import type { Json } from "@tonegraph/flow-model";
import type { NumberLimit } from "@tonegraph/flow-validation";
import { isJsonObject, type JsonObject } from "./json-object.ts";

/** The name in a tenant's settings under which its own limits lie, as `applyProfileOverrides` takes them. */
export const LIMITS_SETTING = "limits";

/** A whole number within bounds; `limit` names the profile's limit that it is for this tenant. */
interface WholeNumber {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
  readonly limit?: NumberLimit;
}

/**
 * A setting of a dialect's tenants. `hostPart`: becomes part of the vendor's address. `id`: names something at the vendor.
 * `url`: an https address that is told of something; whether its host may be called is the server's policy.
 */
export type TenantSetting = {
  readonly name: string;
  /** Its short name, for the tenants screen and for messages about it. */
  readonly label: string;
  /** What it means and what holds where it is left empty, as sentences below the label. */
  readonly hint: string;
  readonly required: boolean;
  readonly placeholder: string;
} & (WholeNumber | { readonly kind: "hostPart" | "id" | "url" });

/** What is wrong with a setting's value: a stable code, and a sentence that says what would be right, to follow the setting's label. */
export interface SettingFault {
  readonly code: "invalid-id" | "invalid-number" | "invalid-url";
  readonly message: string;
}

const LONGEST_ID = 200;
const LONGEST_URL = 2000;
// A user name or a password in an address would be stored in the open, and sent along.
const HTTPS = /^https:\/\/[^\s/?#@\\]+(?:[/?#][^\s\\]*)?$/iu;

/** What is wrong with a value that was given; null where nothing is, and for host parts, which the address itself proves. */
export function settingFault(setting: TenantSetting, value: Json): SettingFault | null {
  switch (setting.kind) {
    case "hostPart":
      return null;
    case "id":
      return isId(value) ? null : { code: "invalid-id", message: ID_WORDS };
    case "url":
      return isHttps(value) ? null : { code: "invalid-url", message: URL_WORDS };
    case "integer":
      if (wholeNumber(setting, value) !== null) return null;
      return { code: "invalid-number", message: numberWords(setting) };
  }
}

/** What a tenant takes instead of its profile's limits, as `applyProfileOverrides` takes it: its limits, and settings that are one. */
export function tenantLimits(settings: Readonly<Record<string, Json>>, known: readonly TenantSetting[]): JsonObject {
  const own = known.flatMap((setting): [string, number][] => {
    if (setting.kind !== "integer" || setting.limit === undefined) return [];
    const value = wholeNumber(setting, settings[setting.name] ?? null);
    return value === null ? [] : [[setting.limit, value]];
  });
  const limits = settings[LIMITS_SETTING];
  return { ...Object.fromEntries(own), ...(isJsonObject(limits) ? limits : {}) };
}

const ID_WORDS = "An id has no spaces, line breaks or invisible characters. Copy it from the vendor again.";
const URL_WORDS =
  "Write the whole address, beginning with https:// and without a user name or a password, such as https://hooks.example.com/calls.";

function numberWords({ min, max }: WholeNumber): string {
  const shown = (value: number): string => value.toLocaleString("en-US");
  return `Write a whole number from ${shown(min)} to ${shown(max)}.`;
}

function isId(value: Json): boolean {
  return typeof value === "string" && value.length <= LONGEST_ID && !/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value);
}

function isHttps(value: Json): boolean {
  return typeof value === "string" && value.length <= LONGEST_URL && HTTPS.test(value.trim());
}

/** The number that a setting says, as a number or as it was typed; null where it is none of those that it may be. */
function wholeNumber({ min, max }: WholeNumber, value: Json): number | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}
