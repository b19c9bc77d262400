import { err, type Json, type Result } from "@tonegraph/flow-model";
import { redact, settingFault, type DialectClient, type TenantSetting, type VendorError } from "@tonegraph/vendor-kit";
import { behindHost } from "./behind-host.ts";

/** Whose webhooks they are, and who says where they may lead. */
export interface WebhookPlace {
  /** The tenant's name for people, as it is now. */
  readonly name: () => string;
  readonly known: readonly TenantSetting[];
  readonly settings: Readonly<Record<string, Json>>;
  /** The error is a sentence for people. */
  readonly isAllowed: (address: string) => Promise<Result<null, string>>;
}

/**
 * The client, with every address that a tenant wants to have told of something looked at again right before it is
 * registered: what was stored before it was checked, or leads somewhere else by now, is refused with the tenant's name. No
 * words repeat more of an address than its host: who may read them all need not know what lets in there.
 */
export function guardWebhooks(
  client: DialectClient,
  { name, known, settings, isAllowed }: WebhookPlace,
): DialectClient {
  const afterLive = client.afterLive?.bind(client);
  const addresses = known.filter(({ kind }) => kind === "url");
  if (afterLive === undefined || addresses.length === 0) return client;
  const values = addresses.map((setting) => settings[setting.name]);
  const secrets = values.flatMap((value) => (typeof value === "string" ? behindHost(value) : []));
  return {
    ...client,
    async afterLive(externalId, options) {
      for (const setting of addresses) {
        const value = settings[setting.name] ?? "";
        if (value === "") continue;
        const words = settingFault(setting, value)?.message ?? (await refusal(value, setting, isAllowed));
        if (words === null) continue;
        const message = `Tenant "${name()}", setting ${setting.name}, so nobody is told of this flow. ${words}`;
        return err({ kind: "notAllowed", message, ambiguous: false });
      }
      const told = await afterLive(externalId, options);
      return told.ok ? told : err(withoutAddresses(told.error, secrets));
    },
  };
}

function withoutAddresses(error: VendorError, secrets: readonly string[]): VendorError {
  const { message, vendorMessage } = error;
  const said = vendorMessage === undefined ? {} : { vendorMessage: redact(vendorMessage, secrets) };
  return { ...error, message: redact(message, secrets), ...said };
}

async function refusal(
  value: Json,
  { label }: TenantSetting,
  isAllowed: WebhookPlace["isAllowed"],
): Promise<string | null> {
  const allowed = await isAllowed(typeof value === "string" ? value.trim() : "");
  return allowed.ok ? null : `${label}: ${allowed.error}`;
}
