import type { FoundApiToken, FoundSession, IdentityDirectory } from "../../modules/identity/ports.ts";
import { createShortMemory } from "../short-memory.ts";

/** The directory, asked once a second for each session and token; `forget` when one of them changed here. */
export function rememberIdentities(
  directory: IdentityDirectory,
  now?: () => number,
): { readonly directory: IdentityDirectory; readonly forget: () => void } {
  const sessions = createShortMemory<FoundSession>(now);
  const tokens = createShortMemory<FoundApiToken>(now);
  return {
    directory: {
      findSession: (tokenHash) => sessions.get(tokenHash, () => directory.findSession(tokenHash)),
      findApiToken: (secretHash) => tokens.get(secretHash, () => directory.findApiToken(secretHash)),
      findSignInToken: (tokenHash) => directory.findSignInToken(tokenHash),
    },
    forget() {
      sessions.clear();
      tokens.clear();
    },
  };
}
