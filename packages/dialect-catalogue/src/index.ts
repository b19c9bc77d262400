import { descriptor as cxoneCampaignRules } from "@tonegraph/dialect-cxone-campaign-rules";
import { descriptor as cxoneFlowConnections } from "@tonegraph/dialect-cxone-flow-connections";
import { descriptor as cxoneFlowSteps } from "@tonegraph/dialect-cxone-flow-steps";
import { descriptor as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus";
import { descriptor as genesysMenuFlows } from "@tonegraph/dialect-genesys-menu-flows";
import type { Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor, JsonObject } from "@tonegraph/vendor-kit";
import { portableProfile } from "./portable-profile.ts";
import { rateUnder, type TenantRate } from "./rate-under.ts";

/** Every dialect that flows can be drawn and checked for, in the order people see them. */
export const targets: readonly DialectDescriptor[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];

/** The targets that flows can be published to, because their converter, client and sandbox are built: tenants are of these. */
export const descriptors: readonly DialectDescriptor[] = [
  cxoneIvrMenus,
  cxoneFlowConnections,
  cxoneFlowSteps,
  cxoneCampaignRules,
  genesysMenuFlows,
];

/** Every profile that a flow may be edited under: one per target, and `portable`. */
export const profiles: readonly Profile[] = [...targets.map((target) => target.profile), portableProfile(targets)];

/** The target with this id, whether or not it can be published to. */
export function findTarget(id: string): DialectDescriptor | undefined {
  return targets.find((target) => target.id === id);
}

/** The dialect with this id that tenants may be of. */
export function findDescriptor(id: string): DialectDescriptor | undefined {
  return descriptors.find((descriptor) => descriptor.id === id);
}

/** The profile with this id. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

/** How many requests a second a tenant of a dialect may send by these settings, and who says so; null where nobody does. */
export function rateOf(dialect: string, settings: JsonObject): TenantRate | null {
  return rateUnder(findDescriptor(dialect), settings);
}
