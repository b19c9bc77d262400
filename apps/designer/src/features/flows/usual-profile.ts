import { findDescriptor } from "@tonegraph/dialect-catalogue";

/** What a new flow is checked for unless somebody chooses: the one tenant's own limits, else those of every vendor. */
export function usualProfile(tenants: readonly { readonly dialect: string }[]): string {
  const [only, ...others] = tenants;
  const profile = only === undefined || others.length > 0 ? undefined : findDescriptor(only.dialect)?.profile.id;
  return profile ?? "portable";
}
