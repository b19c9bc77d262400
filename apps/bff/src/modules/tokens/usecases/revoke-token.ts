import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { TokenStorage } from "../ports.ts";

/** Revokes an API token; the next request with it is refused. */
export async function revokeToken(
  { actor, tokenId }: { readonly actor: Actor; readonly tokenId: string },
  { storage, surroundings }: { readonly storage: TokenStorage; readonly surroundings: Surroundings },
): Promise<Result<null, ApiFault>> {
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    const name = await store.revoke(tokenId, at);
    if (name === null) return fault("not-found", "There is no such API token. It may have been revoked already.");
    await store.appendAudit({ at, actor: actor.id, action: "token.revoked", details: { tokenId, name } });
    return ok(null);
  });
}
