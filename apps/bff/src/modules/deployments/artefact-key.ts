import { hashJson } from "@tonegraph/flow-model";
import { RATE_SETTING } from "@tonegraph/vendor-kit";
import { PUBLISHING_SETTING } from "../../kernel/tenant-publishing.ts";
import type { VendorAccount } from "../../kernel/vendor-accounts.ts";
import type { ArtefactKey } from "./ports.ts";

/** What a version is stored under on a tenant: two tenants with other settings have two artefacts of one version. */
export function artefactKeyOf(
  { flowId, version }: Pick<ArtefactKey, "flowId" | "version">,
  { dialect, settings }: Pick<VendorAccount, "dialect" | "settings">,
): ArtefactKey {
  // Which flow is known by which id at the vendor, who has to approve what, and how fast we may ask, changes no artefact.
  const {
    externalIds: _externalIds,
    [PUBLISHING_SETTING]: _publishing,
    [RATE_SETTING]: _rate,
    ...compiledIn
  } = settings;
  return { flowId, version, dialect, settingsHash: hashJson(compiledIn) };
}
