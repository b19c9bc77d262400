// Who asked a moment ago, by what they brought: for so short a time that it adds nothing to how long a revocation takes, and
// long enough that of many requests a second one is looked up.
import type { Actor } from "../../kernel/actor.ts";

/** Beside what the directory remembers: both together stay under the second within which a revocation counts. */
export const ACTORS_REMEMBERED_MS = 100;
const MOST_REMEMBERED = 10_000;

interface Credentials {
  readonly sessionToken: string | null;
  readonly apiToken: string | null;
}

export interface RememberedActors {
  /** Answers at once where the same was brought a moment ago. Nobody is remembered who was not found. */
  authenticate(credentials: Credentials): Actor | null | Promise<Actor | null>;
  /** Forgets everybody, also those who are being looked up right now. */
  forget(): void;
}

/** Remembers the answers of `ask`. Both clocks count: one never goes back, the other is what sessions end by. */
export function rememberActors(
  ask: (credentials: Credentials) => Promise<Actor | null>,
  clocks: { readonly sinceStart: () => number; readonly ofDay: () => number },
): RememberedActors {
  let known = new Map<string, Actor>();
  let begun = { sinceStart: clocks.sinceStart(), ofDay: clocks.ofDay() };
  const isOver = (begin: number, now: number): boolean => now < begin || now - begin >= ACTORS_REMEMBERED_MS;
  const forget = (): void => {
    known = new Map();
    begun = { sinceStart: clocks.sinceStart(), ofDay: clocks.ofDay() };
  };
  const lookUp = async (credentials: Credentials, key: string): Promise<Actor | null> => {
    // Whoever forgets meanwhile makes another map: what is found then may be of before.
    const mine = known;
    const actor = await ask(credentials);
    if (actor !== null && mine.size < MOST_REMEMBERED) mine.set(key, actor);
    return actor;
  };
  return {
    forget,
    authenticate(credentials) {
      if (isOver(begun.sinceStart, clocks.sinceStart()) || isOver(begun.ofDay, clocks.ofDay())) forget();
      const { apiToken, sessionToken } = credentials;
      const key = apiToken === null ? `session ${sessionToken}` : apiToken;
      return known.get(key) ?? lookUp(credentials, key);
    },
  };
}
