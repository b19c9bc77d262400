import type { Json } from "@tonegraph/flow-model";
import { LIMITS_SETTING, RATE_SETTING, type DialectDescriptor } from "@tonegraph/vendor-kit";
import type { FaultPlace } from "../../kernel/fault.ts";
import { SANDBOX_SETTING } from "../../kernel/sandbox-extras.ts";
import { PUBLISHING_SETTING } from "../../kernel/tenant-publishing.ts";

/** The settings of every tenant, whatever its dialect. */
const COMMON = [RATE_SETTING, "externalIds", LIMITS_SETTING, PUBLISHING_SETTING, SANDBOX_SETTING] as const;

/**
 * Settings that nobody would ever read: one that is spelled wrong would be thought to hold. What was stored before stays
 * allowed, so that a tenant of long ago can still be changed.
 */
export function unknownSettings(
  settings: Readonly<Record<string, Json>>,
  { settings: own, title }: DialectDescriptor,
  stored: Readonly<Record<string, Json>>,
): FaultPlace[] {
  const known = [...new Set([...own.map(({ name }) => name), ...COMMON])];
  return Object.keys(settings)
    .filter((name) => !known.includes(name) && !Object.hasOwn(stored, name))
    .map((name) => ({
      pointer: `/settings/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      code: "unknown-setting",
      message: `${title} has no setting “${name.slice(0, 100)}”. There are: ${known.join(", ")}.`,
    }));
}
