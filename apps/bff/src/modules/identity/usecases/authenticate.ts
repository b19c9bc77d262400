import type { Actor } from "../../../kernel/actor.ts";
import type { Surroundings } from "../../../kernel/surroundings.ts";
import type { IdentityDirectory, IdentityStorage } from "../ports.ts";
import { secretHash } from "../../../kernel/secret-hash.ts";
import { SESSION_IDLE_MS, TOUCH_EVERY_MS } from "../session-rules.ts";

/** What a request brings to say who asks. */
export interface Credentials {
  readonly sessionToken: string | null;
  readonly apiToken: string | null;
}

export interface AuthenticateDependencies {
  readonly directory: IdentityDirectory;
  readonly storage: IdentityStorage;
  readonly surroundings: Surroundings;
  /** Told when the last use of a session or token was written down anew: what was found before is older. */
  readonly onTouched?: () => void;
}

/** Who asks; null when nothing valid was brought. An API token goes before a session. */
export async function authenticate(
  credentials: Credentials,
  dependencies: AuthenticateDependencies,
): Promise<Actor | null> {
  if (credentials.apiToken !== null) return byApiToken(credentials.apiToken, dependencies);
  if (credentials.sessionToken !== null) return bySession(credentials.sessionToken, dependencies);
  return null;
}

async function byApiToken(
  secret: string,
  { directory, storage, surroundings, onTouched }: AuthenticateDependencies,
): Promise<Actor | null> {
  const found = await directory.findApiToken(secretHash(secret));
  if (!found) return null;
  const now = surroundings.now();
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > TOUCH_EVERY_MS) {
    await storage.in(found.workspaceId).touchApiToken(found.id, now);
    onTouched?.();
  }
  return { id: found.id, name: found.name, roles: [found.role], via: "token", workspaceId: found.workspaceId };
}

async function bySession(
  token: string,
  { directory, storage, surroundings, onTouched }: AuthenticateDependencies,
): Promise<Actor | null> {
  const tokenHash = secretHash(token);
  const found = await directory.findSession(tokenHash);
  if (!found) return null;
  const now = surroundings.now();
  const idle = now.getTime() - found.lastSeenAt.getTime();
  if (now >= found.expiresAt || idle > SESSION_IDLE_MS) return null;
  if (idle > TOUCH_EVERY_MS) {
    await storage.in(found.actor.workspaceId).touchSession(tokenHash, now);
    onTouched?.();
  }
  return found.actor;
}
