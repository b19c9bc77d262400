import { ok, type Result } from "@tonegraph/flow-model";
import { fault, type ApiFault } from "../../kernel/fault.ts";
import type { LivePlace } from "../../kernel/live-reader.ts";
import type { DeploymentStorage, FlowSource } from "./ports.ts";

/**
 * The version to go back to: the last good one before what is live. Publishing puts a version on top, rolling back takes
 * off whatever lies above its target; so rolling back twice goes back twice and never to the version one fled from.
 */
export function rollbackTarget(
  history: readonly { readonly kind: "publish" | "rollback"; readonly version: number }[],
): number | null {
  const stack: number[] = [];
  for (const { kind, version } of history) {
    const place = stack.lastIndexOf(version);
    if (kind === "rollback" && place >= 0) stack.length = place + 1;
    else if (stack.at(-1) !== version) stack.push(version);
  }
  return stack.at(-2) ?? null;
}

/** The version that a roll back brings back: the one that was asked for, else the last good one before the live one. */
export async function versionToReturnTo(
  { workspaceId, flowId, tenantId, version }: LivePlace & { readonly version: number | undefined },
  { storage, flows }: { readonly storage: DeploymentStorage; readonly flows: Pick<FlowSource, "draft"> },
): Promise<Result<number, ApiFault>> {
  if ((await flows.draft(workspaceId, flowId)) === null) return fault("not-found", "There is no flow with this id.");
  if (version !== undefined) return ok(version);
  const target = rollbackTarget(await storage.in(workspaceId).history({ flowId, tenantId }));
  if (target !== null) return ok(target);
  return fault("nothing-to-roll-back", "No earlier version of this flow was live on this tenant.");
}
