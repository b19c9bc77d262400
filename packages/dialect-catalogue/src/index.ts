import { descriptor as cxoneIvrMenus } from "@tonegraph/dialect-cxone-ivr-menus";
import type { Profile } from "@tonegraph/flow-validation";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";
import { portableProfile } from "./portable-profile.ts";

/** Every dialect that the product speaks, in the order people see them. */
export const descriptors: readonly DialectDescriptor[] = [cxoneIvrMenus];

/** Every profile that a flow may be edited under: one per dialect, and `portable`. */
export const profiles: readonly Profile[] = [
  ...descriptors.map((descriptor) => descriptor.profile),
  portableProfile(descriptors),
];

/** The dialect with this id. */
export function findDescriptor(id: string): DialectDescriptor | undefined {
  return descriptors.find((descriptor) => descriptor.id === id);
}

/** The profile with this id. */
export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}
