import type { Json } from "@tonegraph/flow-model";
import type { DialectDescriptor } from "@tonegraph/vendor-kit";

/** A value that is part of every host name that takes it. */
const PROBE = "region-probe";

type Settings = Readonly<Record<string, Json>>;

/** The settings of a dialect that become part of the vendor's address, such as its region. */
export function addressSettings(descriptor: DialectDescriptor, settings: Settings): DialectDescriptor["settings"] {
  return descriptor.settings.filter(({ name }) => isInAddress(descriptor, settings, { [name]: PROBE }));
}

/** Whether the vendor's hosts take these settings as they are: what cannot be part of a host name is left out of it, and what makes none leads nowhere. */
export function isInAddress(
  descriptor: DialectDescriptor,
  settings: Settings,
  change: Record<string, string>,
): boolean {
  const urls = Object.values(descriptor.defaultUrls({ ...settings, ...change }));
  if (!urls.every((url) => URL.canParse(url))) return false;
  const hosts = urls.map((url) => new URL(url).host);
  if (hosts.some((host) => host.split(".").includes(""))) return false;
  return Object.values(change).every((value) => hosts.some((host) => host.includes(value.toLowerCase())));
}
