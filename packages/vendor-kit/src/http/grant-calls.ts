// Which calls a process may send of those that all processes together may. Whoever keeps the ledger asks one after the other
// and gives the time of one clock; then no window holds more calls than are allowed, because a slice counts from its
// beginning until a whole window after its end.
import type { CallsSlice, CallsWish } from "../tenant-sharing.ts";

/** What was given lately to whom. Times in milliseconds of one clock. */
export interface CallsLedger {
  readonly slices: readonly {
    readonly owner: string;
    readonly places: number;
    readonly until: number;
    /** Said to be sent, or to be sent until then: no more of it is given back. */
    readonly sent?: boolean | undefined;
  }[];
  /** When each process asked last. */
  readonly seen: readonly { readonly owner: string; readonly at: number }[];
}

/** A process that has not asked for so long is no longer counted among those that share. */
const SEEN_MS = 60_000;

/** Gives a slice: no more than was asked for, than is left, and than a process's part of the whole. */
export function grantCalls(
  ledger: CallsLedger | null,
  wish: CallsWish,
  { owner, now }: { readonly owner: string; readonly now: number },
): { readonly ledger: CallsLedger; readonly slice: CallsSlice } {
  const { allowed, windowMs, usedBefore, sentWithinMs } = wish;
  // What ends later than anything that is given now was given before the clock was turned back.
  const slices = (ledger?.slices ?? []).map((slice) => ({ ...slice, until: Math.min(slice.until, now + wish.lifeMs) }));
  const mayCount = slices.filter(({ until }) => until > now - windowMs);
  // What the process held until now it uses no longer: only what it sent still counts, or says that it will.
  const others = mayCount.filter((slice) => slice.owner !== owner || slice.until <= now || slice.sent === true);
  const sent = usedBefore > 0 ? [{ owner, places: usedBefore, until: now + sentWithinMs, sent: true }] : [];
  const counted = [...others, ...sent];
  const seenSince = now - Math.max(SEEN_MS, windowMs);
  const seen = [
    ...(ledger?.seen ?? [])
      .filter((entry) => entry.owner !== owner && entry.at > seenSince)
      .map((entry) => ({ ...entry, at: Math.min(entry.at, now) })),
    { owner, at: now },
  ];
  const left = allowed - counted.reduce((sum, { places }) => sum + places, 0);
  const places = Math.max(0, Math.min(wish.places, left, Math.ceil(allowed / seen.length)));
  const given = places > 0 ? [{ owner, places, until: now + wish.lifeMs }] : [];
  const soonest = Math.min(now, ...counted.map(({ until }) => until)) + windowMs;
  return {
    ledger: { slices: [...counted, ...given], seen },
    slice: { places, nextInMs: places > 0 ? 0 : soonest - now, sharers: seen.length },
  };
}
