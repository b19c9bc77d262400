import type { Clock } from "../http.ts";
import { grantCalls, type CallsLedger } from "../http/grant-calls.ts";
import type { AccessToken, TenantSharing } from "../tenant-sharing.ts";

/** One tenant shared between clients in one memory: what a database does for processes. */
export interface MemorySharing {
  /** Another client's side. */
  join(): TenantSharing;
  /** From now on nobody answers, or somebody does again. */
  setAway(away: boolean): void;
}

/** Makes it; time is the given clock's. */
export function createMemorySharing(clock: Clock): MemorySharing {
  let away = false;
  let members = 0;
  let ledger: CallsLedger | null = null;
  let token: { readonly value: AccessToken; readonly at: number } | null = null;
  let renewal: Promise<unknown> | null = null;
  const probing = new Map<string, string>();
  const tasks = new Map<string, { isDone: boolean; doing: Promise<unknown> | null }>();
  const followers = new Map<string, Parameters<TenantSharing["follow"]>[0]>();

  const join = (): TenantSharing => {
    const owner = `member-${++members}`;
    return {
      async leaseCalls(wish) {
        if (away) return null;
        const granted = grantCalls(ledger, wish, { owner, now: clock.elapsed() });
        ({ ledger } = granted);
        return granted.slice;
      },
      async renewToken({ deadlineMs, isGood }, fetch) {
        while (renewal !== null) await renewal;
        const ageMs = token === null ? 0 : clock.elapsed() - token.at;
        const standing = token && { ...token.value, lifetimeMs: token.value.lifetimeMs - ageMs, ageMs };
        if (standing !== null && !away && isGood(standing)) return { ok: true, value: standing };
        const fetched = fetch(deadlineMs);
        renewal = fetched;
        const got = await fetched;
        renewal = null;
        if (got.ok) token = { value: got.value, at: clock.elapsed() };
        return got;
      },
      silence(group, forMs) {
        if (group !== null) probing.delete(group);
        for (const [member, heard] of followers) if (member !== owner && !away) heard(group, forMs);
      },
      async claimProbe(group) {
        if (away) return true;
        if (!probing.has(group)) probing.set(group, owner);
        return probing.get(group) === owner;
      },
      releaseProbe(group) {
        if (probing.get(group) === owner) probing.delete(group);
      },
      async once({ task, subject }, work) {
        const key = JSON.stringify([task, subject]);
        for (let doing = tasks.get(key)?.doing; doing; doing = tasks.get(key)?.doing) await doing;
        const isDone = tasks.get(key)?.isDone ?? false;
        const working = work(!away && isDone);
        tasks.set(key, { isDone, doing: working });
        const done = await working;
        tasks.set(key, { isDone: isDone || done.ok, doing: null });
        return done;
      },
      follow(onSilence) {
        followers.set(owner, onSilence);
      },
    };
  };
  return {
    join,
    setAway(next) {
      away = next;
    },
  };
}
