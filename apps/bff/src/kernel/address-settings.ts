import type { Json } from "@tonegraph/flow-model";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";

/** A value that is part of every host name that takes it. */
const PROBE = "region-probe";

type Settings = Readonly<Record<string, Json>>;

/** The settings of a dialect that become part of the vendor's address, such as its region. */
export function addressSettings(descriptor: DialectDescriptor, settings: Settings): DialectDescriptor["settings"] {
  return descriptor.settings.filter(({ name }) => isInAddress(descriptor, settings, { [name]: PROBE }));
}

/** Whether the address takes these settings as they are: what cannot be part of a host name is left out of it. */
export function isInAddress(
  descriptor: DialectDescriptor,
  settings: Settings,
  change: Record<string, string>,
): boolean {
  const urls = Object.values(descriptor.defaultUrls({ ...settings, ...change }));
  return Object.values(change).every((value) => urls.some((url) => url.toLowerCase().includes(value.toLowerCase())));
}
