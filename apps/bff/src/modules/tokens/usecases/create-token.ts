import type { Role } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import type { ApiFault } from "../../../kernel/fault.ts";
import { secretHash } from "../../../kernel/secret-hash.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { ApiToken, TokenStorage } from "../ports.ts";

/** Makes an API token. Its secret is in this answer and nowhere else. */
export async function createToken(
  { actor, name, role }: { readonly actor: Actor; readonly name: string; readonly role: Role },
  { storage, surroundings }: { readonly storage: TokenStorage; readonly surroundings: Surroundings },
): Promise<Result<{ readonly token: ApiToken; readonly secret: string }, ApiFault>> {
  const id = surroundings.newId("token");
  const secret = `tg_${surroundings.newSecret()}`;
  const at = surroundings.now();
  return storage.transaction(actor.workspaceId, async (store) => {
    await store.insert({ id, name, role, secretHash: secretHash(secret), createdBy: actor.id, createdAt: at });
    await store.appendAudit({ at, actor: actor.id, action: "token.made", details: { tokenId: id, name, role } });
    return ok({ token: { id, name, role, createdBy: actor.name, createdAt: at, lastUsedAt: null }, secret });
  });
}
