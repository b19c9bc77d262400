import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { IdentityDirectory, IdentityStorage } from "../ports.ts";
import { secretHash } from "../../../kernel/secret-hash.ts";
import { SESSION_ABSOLUTE_MS } from "../session-rules.ts";

export interface SignInDependencies {
  readonly directory: IdentityDirectory;
  readonly storage: IdentityStorage;
  readonly surroundings: Surroundings;
}

export interface SignedIn {
  readonly actor: Actor;
  /** Goes into the cookie and is kept nowhere. */
  readonly sessionToken: string;
  readonly expiresAt: Date;
}

const LINK_GONE = fault(
  "invalid-sign-in-token",
  "This sign-in link was used already or has expired. Take the newest link that Tonegraph printed.",
);

/** Changes a one-time token into a session with a new token; a session the browser had before ends. */
export async function signIn(
  { token, formerSession }: { readonly token: string; readonly formerSession: string | null },
  { directory, storage, surroundings }: SignInDependencies,
): Promise<Result<SignedIn, ApiFault>> {
  const tokenHash = secretHash(token);
  const owner = await directory.findSignInToken(tokenHash);
  if (!owner) return LINK_GONE;
  const now = surroundings.now();
  return storage.transaction(owner.workspaceId, async (store) => {
    if (!(await store.useSignInToken(tokenHash, now))) return LINK_GONE;
    const actor = await store.findUser(owner.userId);
    if (!actor) return LINK_GONE;
    if (formerSession !== null) await store.removeSession(secretHash(formerSession));
    await store.removeExpired(now);
    const sessionToken = surroundings.newSecret();
    const expiresAt = new Date(now.getTime() + SESSION_ABSOLUTE_MS);
    await store.addSession({ tokenHash: secretHash(sessionToken), userId: actor.id, createdAt: now, expiresAt });
    await store.appendAudit({ at: now, actor: actor.id, action: "session.started", details: { by: "sign-in link" } });
    return ok({ actor, sessionToken, expiresAt });
  });
}
