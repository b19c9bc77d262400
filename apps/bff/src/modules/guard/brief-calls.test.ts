import { startWatch } from "@tonegraph/call-analytics";
import { describe, expect, it } from "vitest";
import { addBriefCalls, briefCalls } from "./brief-calls.ts";
import type { WatchMemory } from "./watch-record.ts";

const LOOK_MS = 300_000;
const source = { kind: "calls", grainMs: 1000 } as const;

/** What a watch remembers when the former version had so many brief calls of 10,000. */
function begun(formerBrief: number): WatchMemory {
  const former = { trials: 10_000, successes: formerBrief };
  const start = { former, source, liveSinceMs: 0 };
  return { watch: { all: startWatch(start), nodes: {} }, peers: [], seenNodes: {}, brief: startWatch(start) };
}

/** The same after looks of so many calls each, of which so many ended within 5 s. */
function after(memory: WatchMemory, looks: number, [trials, successes]: readonly [number, number]): WatchMemory {
  let seen = memory;
  for (let look = 0; look < looks; look += 1) {
    const [from, to] = [new Date(look * LOOK_MS), new Date((look + 1) * LOOK_MS)];
    seen = addBriefCalls(seen, { from, to, seen: { brief: { trials, successes } } });
  }
  return seen;
}

describe("briefCalls", () => {
  it.each<{ what: string; formerBrief: number; looks: number; counts: readonly [number, number]; many: boolean }>([
    { what: "everybody is dropped at once", formerBrief: 300, looks: 2, counts: [25, 25], many: true },
    { what: "fewer than 50 calls say nothing", formerBrief: 300, looks: 1, counts: [49, 49], many: false },
    { what: "a point more than before is no more", formerBrief: 300, looks: 48, counts: [50, 2], many: false },
    { what: "a fifth instead of 3 %", formerBrief: 300, looks: 12, counts: [25, 5], many: true },
    { what: "many, as there always were", formerBrief: 4000, looks: 48, counts: [25, 10], many: false },
    { what: "nobody calls", formerBrief: 300, looks: 48, counts: [0, 0], many: false },
    { what: "there were none, and there are a few", formerBrief: 0, looks: 48, counts: [50, 1], many: false },
  ])("$what", ({ formerBrief, looks, counts, many }) => {
    const found = briefCalls(after(begun(formerBrief), looks, counts));
    expect(found).toEqual({
      former: { calls: 10_000, brief: formerBrief },
      seen: { calls: looks * counts[0], brief: looks * counts[1] },
      many,
    });
  });

  it("says nothing where a vendor tells sums alone, and where the watch began before such calls were counted", () => {
    const { brief: _brief, ...uncounted } = begun(300);
    expect(briefCalls(after(uncounted, 2, [25, 25]))).toBeNull();
    const span = { from: new Date(0), to: new Date(LOOK_MS) };
    expect(briefCalls(addBriefCalls(begun(300), { ...span, seen: { brief: null } }))).toMatchObject({
      seen: { calls: 0 },
      many: false,
    });
  });
});
