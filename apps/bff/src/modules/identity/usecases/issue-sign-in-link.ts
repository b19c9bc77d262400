import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { IdentityStorage, LinkOwner } from "../ports.ts";
import { secretHash } from "../../../kernel/secret-hash.ts";
import { SIGN_IN_LINK_MS } from "../session-rules.ts";

/** A new one-time token for a person. It belongs behind the `#` of an address, where no server log sees it. */
export async function issueSignInLink(
  owner: LinkOwner,
  { storage, surroundings }: { readonly storage: IdentityStorage; readonly surroundings: Surroundings },
): Promise<string> {
  const token = surroundings.newSecret();
  const createdAt = surroundings.now();
  const expiresAt = new Date(createdAt.getTime() + SIGN_IN_LINK_MS);
  await storage
    .in(owner.workspaceId)
    .addSignInToken({ tokenHash: secretHash(token), userId: owner.userId, createdAt, expiresAt });
  return token;
}
