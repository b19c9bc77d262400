import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { LiveDirectory } from "../../../kernel/live-directory.ts";
import type { VersionStorage } from "../ports.ts";
import { toVersion, type Version } from "../to-version.ts";

/** One version with its document. */
export async function getVersion(
  { workspaceId, flowId, number }: { readonly workspaceId: string; readonly flowId: string; readonly number: number },
  { storage, live }: { readonly storage: VersionStorage; readonly live: LiveDirectory },
): Promise<Result<Version, ApiFault>> {
  const version = await storage.in(workspaceId).findByNumber(flowId, number);
  if (!version) return noSuchVersion(number);
  return ok(toVersion(version, await live.liveOf(workspaceId, [flowId])));
}

/** 404 for a version. */
export function noSuchVersion(number: number) {
  return fault("not-found", `There is no version ${number} of this flow.`);
}
