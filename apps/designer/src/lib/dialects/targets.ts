import { descriptors, findTarget, targets } from "@tonegraph/dialect-catalogue";
import { words } from "../messages/words.ts";

/** Something a flow can be checked for or published to, as a choice for people. */
export interface Target {
  readonly value: string;
  readonly label: string;
}

/** Every dialect that tenants can be of: its id and its name with the vendor's. */
export function dialectTargets(): Target[] {
  return descriptors.map((descriptor) => ({
    value: descriptor.id,
    label: fullTitle(descriptor),
  }));
}

/** What a flow may be checked for: any vendor, or one dialect. */
export function profileTargets(): Target[] {
  const dialects = targets.map((descriptor) => ({ value: descriptor.profile.id, label: fullTitle(descriptor) }));
  return [{ value: "portable", label: words.flows.create.portable }, ...dialects];
}

/** A dialect's name with its vendor's; its id where this release does not know it. */
export function dialectLabel(id: string): string {
  const descriptor = findTarget(id);
  return descriptor === undefined ? id : fullTitle(descriptor);
}

// A title may begin with its vendor's name; it is said once.
function fullTitle({ vendor, title }: { readonly vendor: string; readonly title: string }): string {
  return `${vendor} · ${title.startsWith(`${vendor} `) ? title.slice(vendor.length + 1) : title}`;
}

/** The vendor's name alone, for sentences. */
export function vendorName(dialect: string): string {
  return findTarget(dialect)?.vendor ?? dialect;
}
