import { contentHash, ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { StoredVersion, VersionStore } from "../ports.ts";
import { freezeIn, type FreezeVersionRequest } from "./freeze-version.ts";

/** Freezes a content that is not the draft; the draft stays as it is. Content that was frozen before is that version. */
export async function freezeContent(
  store: VersionStore,
  { flow, ...request }: FreezeVersionRequest & { readonly flow: Flow; readonly at: Date },
): Promise<Result<StoredVersion, ApiFault>> {
  const content = { document: JSON.stringify(flow), contentHash: contentHash(flow) };
  const frozen = await freezeIn(store, { ...request, content });
  return frozen.ok ? ok(frozen.value.version) : frozen;
}
