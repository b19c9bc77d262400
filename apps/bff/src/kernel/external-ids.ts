import { isJsonObject } from "@tonegraph/vendor-kit";
import type { VendorAccount } from "./vendor-accounts.ts";

/** The name in a tenant's settings under which a person says which flow there is which of ours; no artefact key has it. */
export const EXTERNAL_IDS_SETTING = "externalIds";

/** The vendor's ids that a tenant's settings name, by our flows' ids. */
export function externalIdsIn({ settings }: Pick<VendorAccount, "settings">): ReadonlyMap<string, string> {
  const named = settings[EXTERNAL_IDS_SETTING];
  const entries = isJsonObject(named) ? Object.entries(named) : [];
  return new Map(entries.flatMap(([flowId, id]) => (typeof id === "string" && id !== "" ? [[flowId, id]] : [])));
}
