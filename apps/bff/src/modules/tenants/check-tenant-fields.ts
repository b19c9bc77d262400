import type { Json, Result } from "@tonegraph/flow-model";
import { ok } from "@tonegraph/flow-model";
import { applyProfileOverrides } from "@tonegraph/flow-validation";
import {
  LIMITS_SETTING,
  MOST_REQUESTS_PER_SECOND,
  isSecretName,
  RATE_SETTING,
  readRate,
  settingFault,
  type DialectDescriptor,
  type TenantSetting,
} from "@tonegraph/vendor-kit";
import { addressSettings, isInAddress } from "../../kernel/address-settings.ts";
import { fault, type ApiFault, type FaultPlace } from "../../kernel/fault.ts";
import { publishingRuleFaults } from "../../kernel/tenant-publishing.ts";
import { unknownSettings } from "./check-setting-names.ts";
import type { AddressCheck } from "./ports.ts";

const MAX_SETTINGS_LENGTH = 100_000;

/** Checks a tenant's addresses: each must be one that may be called, and the API's own paths must fit behind its base. */
export async function checkAddresses(
  addresses: { readonly baseUrl?: string | null | undefined; readonly authUrl?: string | null | undefined },
  isAllowed: AddressCheck,
): Promise<Result<null, ApiFault>> {
  const errors: FaultPlace[] = [];
  for (const name of ["baseUrl", "authUrl"] as const) {
    const address = addresses[name];
    if (address === undefined || address === null) continue;
    const checked = await isAllowed(address);
    if (!checked.ok) errors.push({ pointer: `/${name}`, code: "address-not-allowed", message: checked.error });
    else errors.push(...secretFaults(name, address), ...tailFaults(name, address));
  }
  const [first] = errors;
  return first === undefined ? ok(null) : fault("address-not-allowed", first.message, { errors });
}

/** Addresses are shown to everybody who may read tenants. */
function secretFaults(name: "baseUrl" | "authUrl", address: string): FaultPlace[] {
  if (![...new URL(address).searchParams.keys()].some((key) => isSecretName(key, "query"))) return [];
  const message =
    "Leave the secret out of the address: everybody who may read tenants sees it there. The client’s id and secret have fields of their own.";
  return [{ pointer: `/${name}`, code: "secret-in-address", message }];
}

/** What a call's own path cannot follow, or is never sent. The text itself may carry a secret. */
function tailFaults(name: "baseUrl" | "authUrl", address: string): FaultPlace[] {
  const isBase = name === "baseUrl";
  if (!(isBase ? /[?#]/u : /#/u).test(address)) return [];
  const message = isBase
    ? "Leave out the “?” or “#” and what follows it: the paths of the API are put behind this address."
    : "Leave out the “#” and what follows it: it is never sent.";
  return [{ pointer: `/${name}`, code: "address-with-tail", message }];
}

/** What settings are checked against: what was `stored` before, and where addresses may lead. */
export interface SettingsCheck {
  readonly descriptor: DialectDescriptor;
  readonly isAllowed: AddressCheck;
  readonly stored?: Readonly<Record<string, Json>>;
}

/**
 * Checks a tenant's settings: what its dialect needs is there and of its kind, `externalIds` leads from flow ids to ids at the vendor,
 * `limits` are such as its profile may be given, `publishing` names a zone and how many approvals are needed, and nothing
 * is there that nobody knows, unless it was `stored` before.
 */
export async function checkSettings(
  settings: Readonly<Record<string, Json>>,
  { descriptor, isAllowed, stored = {} }: SettingsCheck,
): Promise<Result<null, ApiFault>> {
  const errors: FaultPlace[] = descriptor.settings
    .filter(({ name, required }) => required && isEmpty(settings[name]))
    .map(({ name }) => ({ pointer: `/settings/${name}`, code: "required", message: "This setting is needed." }));
  for (const setting of descriptor.settings) errors.push(...(await kindFaults(settings, setting, isAllowed)));
  const externalIds = settings["externalIds"];
  if (externalIds !== undefined && !isStringRecord(externalIds)) {
    const message = 'Write { "<flow id>": "<the flow\'s id at the vendor>" }.';
    errors.push({ pointer: "/settings/externalIds", code: "invalid-type", message });
  }
  errors.push(...hostPartFaults(settings, descriptor), ...limitFaults(settings, descriptor));
  if (!descriptor.settings.some(({ name }) => name === RATE_SETTING)) errors.push(...rateFaults(settings));
  errors.push(...publishingRuleFaults({ settings }), ...unknownSettings(settings, descriptor, stored));
  if (JSON.stringify(settings).length > MAX_SETTINGS_LENGTH) {
    errors.push({
      pointer: "/settings",
      code: "too-large",
      message: "Settings are at most 100,000 characters of JSON.",
    });
  }
  const [first] = errors;
  if (first === undefined) return ok(null);
  // Beside its field a message needs no name; alone it does.
  const label = descriptor.settings.find(({ name }) => first.pointer === `/settings/${name}`)?.label;
  return fault("invalid-body", label === undefined ? first.message : `${label}: ${first.message}`, { errors });
}

/** Whether a setting is of its kind, and an address leads to where calls may go: what it is told stays within the tenant. */
async function kindFaults(
  settings: Readonly<Record<string, Json>>,
  setting: TenantSetting,
  isAllowed: AddressCheck,
): Promise<FaultPlace[]> {
  const { name, kind } = setting;
  const value = settings[name];
  if (value === undefined || isEmpty(value)) return [];
  const pointer = `/settings/${name}`;
  const wrong = settingFault(setting, value);
  if (wrong !== null) return [{ pointer, code: wrong.code, message: wrong.message }];
  if (kind !== "url" || typeof value !== "string") return [];
  const allowed = await isAllowed(value.trim());
  return allowed.ok ? [] : [{ pointer, code: "address-not-allowed", message: allowed.error }];
}

/**
 * Settings that become part of the vendor's address, such as its region. What cannot be part of a host name is left out of
 * the address by the dialect: calls would go to another region than the one that was entered.
 */
function hostPartFaults(settings: Readonly<Record<string, Json>>, descriptor: DialectDescriptor): FaultPlace[] {
  return addressSettings(descriptor, settings).flatMap(({ name, placeholder }) => {
    const value = settings[name];
    if (value === undefined || isEmpty(value)) return [];
    if (typeof value === "string" && isInAddress(descriptor, settings, { [name]: value })) return [];
    const message = `This cannot be part of a host name. Write it like ${placeholder}.`;
    return [{ pointer: `/settings/${name}`, code: "invalid-host-part", message }];
  });
}

function rateFaults({ [RATE_SETTING]: setting }: Readonly<Record<string, Json>>): FaultPlace[] {
  if (isEmpty(setting) || readRate(setting) !== null) return [];
  const message = `The requests a second are a whole number from 1 to ${MOST_REQUESTS_PER_SECOND.toLocaleString("en-US")}.`;
  return [{ pointer: `/settings/${RATE_SETTING}`, code: "invalid-limit", message }];
}

function limitFaults(settings: Readonly<Record<string, Json>>, { profile }: DialectDescriptor): FaultPlace[] {
  const applied = applyProfileOverrides(profile, settings[LIMITS_SETTING] ?? {});
  if (applied.ok) return [];
  return applied.error.map(({ pointer, message }) => ({
    pointer: `/settings/${LIMITS_SETTING}${pointer}`,
    code: "invalid-limit",
    message: `The limit${pointer === "" ? "s" : ` ${pointer.slice(1)}`} ${message}.`,
  }));
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

function isStringRecord(value: Json): boolean {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  return Object.values(value).every((id) => typeof id === "string" && id !== "" && id.length <= 200);
}
