import type { Json } from "@tonegraph/flow-model";

/** A setting as a part of a host name (letters, digits, hyphens and dots); anything else gives the other value, so that nothing gets into an address. */
export function hostPart(setting: Json | undefined, otherwise: string): string {
  return typeof setting === "string" && /^[A-Za-z0-9.-]{1,63}$/.test(setting) ? setting : otherwise;
}
