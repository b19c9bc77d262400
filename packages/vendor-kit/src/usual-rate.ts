// How many requests a tenant may send: what its vendor documents, or what we assume, and what the tenant itself says.
import type { Json } from "@tonegraph/flow-model";
import type { RateLimit } from "./sandbox/rate-window.ts";
import type { TenantSetting } from "./tenant-setting.ts";

/** The name of the setting with which a tenant says its own limit. */
export const RATE_SETTING = "requestsPerSecond";
/** The highest limit that a tenant may say, in requests a second: more than one process can send. */
export const MOST_REQUESTS_PER_SECOND = 100_000;

/** What holds where a tenant says nothing. */
export interface UsualRate {
  readonly requestsPerSecond: number;
  /** Where the number comes from, as a sentence for people. */
  readonly source: string;
}

/** A tenant's limit: its own setting, else the usual one of its vendor. A setting that is no number from 1 to `MOST_REQUESTS_PER_SECOND` is not followed. */
export function tenantRate(settings: Readonly<Record<string, Json>>, usual: UsualRate): RateLimit {
  const requests = readRate(settings[RATE_SETTING]) ?? usual.requestsPerSecond;
  return { requests, windowMs: 1000 };
}

/** A tenant's own limit in requests a second; null where it says nothing, or nothing that can be followed. */
export function readRate(setting: Json | undefined): number | null {
  const text = typeof setting === "number" ? String(setting) : typeof setting === "string" ? setting.trim() : "";
  const rate = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return rate >= 1 && rate <= MOST_REQUESTS_PER_SECOND ? rate : null;
}

/** The setting as the tenants screen asks for it. */
export function rateSetting({ requestsPerSecond }: UsualRate): TenantSetting {
  return {
    name: RATE_SETTING,
    label: "Requests a second",
    hint: `What your account may send, where that is not ${requestsPerSecond}. Less than 80 % of it is used.`,
    required: false,
    // No example: trial accounts are filled with these, and this is no limit of theirs.
    placeholder: "",
    kind: "integer",
    min: 1,
    max: MOST_REQUESTS_PER_SECOND,
  };
}
