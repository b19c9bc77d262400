import { hashJson } from "@tonegraph/flow-model";
import { RATE_SETTING, type TenantFlows } from "@tonegraph/vendor-kit";
import { EXTERNAL_IDS_SETTING } from "../../kernel/external-ids.ts";
import { PUBLISHING_SETTING } from "../../kernel/tenant-publishing.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";
import type { ArtefactKey } from "./ports.ts";

/**
 * What a version is stored under on a tenant: two tenants with other settings, or that call a flow otherwise which stands in
 * the artefact, have two artefacts of one version.
 */
export function artefactKeyOf(
  { flowId, version }: Pick<ArtefactKey, "flowId" | "version">,
  { dialect, settings }: Pick<VendorAccount, "dialect" | "settings">,
  flows: TenantFlows | undefined,
): ArtefactKey {
  // Of the flows' ids only those count that stand in it; who has to approve what, and how fast we may ask, changes no artefact.
  const {
    [EXTERNAL_IDS_SETTING]: _externalIds,
    [PUBLISHING_SETTING]: _publishing,
    [RATE_SETTING]: _rate,
    ...compiledIn
  } = settings;
  const ids = otherIds(flows);
  const counted = ids.length === 0 ? compiledIn : { ...compiledIn, [EXTERNAL_IDS_SETTING]: Object.fromEntries(ids) };
  return { flowId, version, dialect, settingsHash: hashJson(counted) };
}

/** The flows that the tenant calls otherwise than we do. */
function otherIds(there: TenantFlows | undefined): (readonly [string, string])[] {
  return [...(there?.flows ?? [])].flatMap(([id, { vendorId }]) =>
    vendorId === null || vendorId === id ? [] : [[id, vendorId] as const],
  );
}
