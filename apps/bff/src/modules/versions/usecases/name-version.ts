import type { VersionSummary } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { toVersionSummary } from "../to-version.ts";
import type { FreezeVersionDependencies } from "./freeze-version.ts";
import { noSuchVersion } from "./get-version.ts";

interface NameVersionRequest {
  readonly actor: Actor;
  readonly flowId: string;
  readonly number: number;
  /** Empty: it has none any more. */
  readonly name: string;
}

/** Gives a version a name, which is no part of it: its content, number and hash stay as they were frozen. */
export async function nameVersion(
  { actor, flowId, number, name: given }: NameVersionRequest,
  { storage, live, surroundings }: FreezeVersionDependencies,
): Promise<Result<VersionSummary, ApiFault>> {
  const at = surroundings.now();
  const name = given.toWellFormed().replaceAll("\0", "");
  const named = await storage.transaction(actor.workspaceId, async (store) => {
    const version = await store.findByNumber(flowId, number);
    if (version === null) return noSuchVersion(number);
    if (version.name === name) return ok(version);
    await store.putName({ flowId, number, name, at, by: actor.id });
    const details = { number, name, before: version.name };
    await store.appendAudit({ at, actor: actor.id, action: "version.named", flowId, details });
    return ok({ ...version, name });
  });
  if (!named.ok) return named;
  return ok(toVersionSummary(named.value, await live.liveOf(actor.workspaceId, [flowId])));
}
