import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { RATE_SETTING } from "@tonegraph/vendor-kit";

/** No two tenants of a workspace share a name. */
let made = 0;

/** A tenant of a dialect that leads to the sandbox; its settings are what the dialect's own examples say. */
export function labTenant(sandboxUrl: string, dialect: string) {
  const descriptor = findDescriptor(dialect);
  if (descriptor === undefined) throw new Error(`there is no dialect ${dialect}`);
  const examples = Object.fromEntries(descriptor.settings.map(({ name, placeholder }) => [name, placeholder]));
  // A lab has no time: it asks as fast as the sandbox lets it.
  const settings = { ...examples, [RATE_SETTING]: SANDBOX_LIMITS[dialect] ?? "5000" };
  const origin = `${sandboxUrl}/${dialect}`;
  const authUrl = `${origin}${new URL(descriptor.defaultUrls({}).authUrl).pathname}`;
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };
  made += 1;
  return { name: `Lab ${made}`, dialect, baseUrl: origin, authUrl, settings, credentials };
}

/** Stand-ins that keep to a limit themselves, in requests a second. */
const SANDBOX_LIMITS: Readonly<Record<string, string>> = { "genesys-menu-flows": "20" };
