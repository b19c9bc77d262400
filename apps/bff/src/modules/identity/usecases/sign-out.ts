import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { IdentityStorage } from "../ports.ts";
import { secretHash } from "../../../kernel/secret-hash.ts";

/** Ends the session; whoever acts with an API token has none, and nothing happens. */
export async function signOut(
  { actor, sessionToken }: { readonly actor: Actor; readonly sessionToken: string | null },
  { storage, surroundings }: { readonly storage: IdentityStorage; readonly surroundings: Surroundings },
): Promise<Result<null, ApiFault>> {
  if (actor.via !== "session" || sessionToken === null) return ok(null);
  return storage.transaction(actor.workspaceId, async (store) => {
    if (await store.removeSession(secretHash(sessionToken)))
      await store.appendAudit({ at: surroundings.now(), actor: actor.id, action: "session.ended" });
    return ok(null);
  });
}
