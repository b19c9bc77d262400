import { describe, expect, it } from "vitest";
import { grantCalls, type CallsLedger } from "./grant-calls.ts";

const WISH = { allowed: 16, windowMs: 1000, places: 4, lifeMs: 500, usedBefore: 0, sentWithinMs: 0 };
const NOW = 1_000_000;

function ledgerOf(...slices: readonly (readonly [owner: string, places: number, until: number])[]): CallsLedger {
  return {
    slices: slices.map(([owner, places, until]) => ({ owner, places, until: NOW + until })),
    seen: [...new Set(slices.map(([owner]) => owner))].map((owner) => ({ owner, at: NOW - 10 })),
  };
}

describe("grantCalls", () => {
  it.each<[string, CallsLedger | null, Partial<typeof WISH>, number, number, number]>([
    ["gives what is asked for when nobody calls", null, {}, 4, 0, 1],
    ["gives no more than is left", ledgerOf(["b", 14, 100]), {}, 2, 0, 2],
    ["gives nothing while others may use all, and says when that ends", ledgerOf(["b", 16, 300]), {}, 0, 1000, 2],
    ["counts a slice for a whole window after its end", ledgerOf(["b", 16, -999]), {}, 0, 1, 2],
    ["and no longer", ledgerOf(["b", 16, -1000]), {}, 4, 0, 2],
    ["gives one of two half of all at most", ledgerOf(["b", 1, -999]), { places: 16 }, 8, 0, 2],
    ["gives one of three a third, rounded up", ledgerOf(["b", 1, -1], ["c", 1, -1]), { places: 16 }, 6, 0, 3],
    ["takes back what was not sent of the slice before", ledgerOf(["a", 16, 300]), { usedBefore: 13 }, 3, 0, 1],
    [
      "counts what may still be sent",
      ledgerOf(["a", 8, 300]),
      { usedBefore: 8, sentWithinMs: 50, places: 16 },
      8,
      0,
      1,
    ],
    [
      "counts what was given before the clock was turned back until now and a slice's life",
      ledgerOf(["b", 16, 3_600_000]),
      {},
      0,
      1000,
      2,
    ],
    ["counts what was sent without a slice", ledgerOf(["b", 8, 1]), { usedBefore: 8 }, 0, 1000, 2],
  ])("%s", (...[, ledger, wish, places, nextInMs, sharers]) => {
    const granted = grantCalls(ledger, { ...WISH, ...wish }, { owner: "a", now: NOW });
    expect(granted.slice).toEqual({ places, nextInMs, sharers });
  });

  it("gives again a window after the clock was turned back, and forgets who asked before that after a minute", () => {
    const later = NOW + 3_600_000;
    const before = grantCalls(null, { ...WISH, places: 16 }, { owner: "b", now: later });
    const first = grantCalls(before.ledger, WISH, { owner: "a", now: NOW });
    expect(first.slice).toMatchObject({ places: 0, sharers: 2 });
    const next = grantCalls(first.ledger, WISH, { owner: "a", now: NOW + WISH.lifeMs + WISH.windowMs });
    expect(next.slice.places).toBe(4);
    expect(grantCalls(next.ledger, WISH, { owner: "a", now: NOW + 60_001 }).slice.sharers).toBe(1);
  });

  it("counts what was to be sent until its end, though its owner asks again before that", () => {
    const first = grantCalls(null, { ...WISH, usedBefore: 6, sentWithinMs: 50 }, { owner: "a", now: NOW });
    const { ledger, slice } = grantCalls(first.ledger, { ...WISH, places: 16 }, { owner: "a", now: NOW + 20 });
    expect(slice.places).toBe(10);
    const [sent] = ledger.slices;
    expect(sent).toEqual({ owner: "a", places: 6, until: NOW + 50, sent: true });
  });

  it("keeps what it gave until a window after its end, and forgets who has not asked for a minute", () => {
    const { ledger } = grantCalls(null, WISH, { owner: "a", now: NOW });
    expect(ledger.slices).toEqual([{ owner: "a", places: 4, until: NOW + 500 }]);
    const later = grantCalls(ledger, WISH, { owner: "b", now: NOW + 60_001 });
    expect(later.ledger).toEqual({
      slices: [{ owner: "b", places: 4, until: NOW + 60_501 }],
      seen: [{ owner: "b", at: NOW + 60_001 }],
    });
  });
});
