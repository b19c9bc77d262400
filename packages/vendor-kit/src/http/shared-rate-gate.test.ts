import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallsWish } from "../tenant-sharing.ts";
import { createMemorySharing } from "../testing/memory-sharing.ts";
import { createVirtualClock } from "../testing/virtual-clock.ts";
import { NEVER } from "./cancellation.ts";
import { createSharedRateGate } from "./shared-rate-gate.ts";

/** When calls passed that come after these gaps, each at the gate of one of the processes. */
async function passes(
  limit: { readonly requests: number; readonly windowMs: number },
  { processes, calls, away = () => false, slowMs = () => 0 }: Load,
): Promise<number[]> {
  const clock = createVirtualClock();
  const sharing = createMemorySharing(clock);
  let asked = 0;
  const gates = Array.from({ length: processes }, () => {
    const { leaseCalls } = sharing.join();
    const lease: typeof leaseCalls = async (wish) => {
      const slow = slowMs(asked++);
      await clock.sleep(Math.ceil(slow / 2));
      const given = await leaseCalls(wish);
      await clock.sleep(Math.floor(slow / 2));
      return given;
    };
    return createSharedRateGate({ limit, clock, lease });
  });
  const begin = clock.now();
  const passed: number[] = [];
  let at = 0;
  const all = calls.map(async ({ gap, process }, index) => {
    at += gap;
    await clock.sleep(at);
    sharing.setAway(away(index));
    if (await gates[process % processes]?.pass(600_000, NEVER)) passed.push(clock.now() - begin);
  });
  await clock.run(Promise.all(all));
  return passed.toSorted((a, b) => a - b);
}

interface Load {
  readonly processes: number;
  readonly calls: readonly { readonly gap: number; readonly process: number }[];
  /** Whether nobody answers from this call on. */
  readonly away?: (call: number) => boolean;
  /** How long each question takes. */
  readonly slowMs?: (question: number) => number;
}

const load = fc.record({
  processes: fc.integer({ min: 1, max: 4 }),
  calls: fc.array(fc.record({ gap: fc.nat(400), process: fc.nat(3) }), { minLength: 1, maxLength: 50 }),
});
const limits = fc.record({ requests: fc.integer({ min: 1, max: 25 }), windowMs: fc.integer({ min: 40, max: 2000 }) });

describe("createSharedRateGate", () => {
  it("never lets more pass at all gates together in any window, and every call in the end", async () => {
    await fc.assert(
      fc.asyncProperty(limits, load, async (limit, { processes, calls }) => {
        const passed = await passes(limit, { processes, calls });
        expect(passed).toHaveLength(calls.length);
        const tooMany = Math.max(2, Math.ceil(limit.requests * 0.8));
        for (const [index, at] of passed.entries())
          expect(at - (passed[index - tooMany + 1] ?? -Infinity)).toBeGreaterThanOrEqual(limit.windowMs);
      }),
    );
  });

  it("nor while answers take their time and much is asked for ahead", async () => {
    const gap = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) });
    const busy = fc.record({
      processes: fc.integer({ min: 1, max: 3 }),
      calls: fc.array(fc.record({ gap, process: fc.nat(2) }), { minLength: 150, maxLength: 400 }),
    });
    const many = fc.record({
      requests: fc.integer({ min: 80, max: 300 }),
      windowMs: fc.integer({ min: 200, max: 1000 }),
    });
    const slow = fc.array(fc.nat(90), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(many, busy, slow, async (limit, { processes, calls }, times) => {
        const slowMs = (question: number): number => times[question % times.length] ?? 0;
        const passed = await passes(limit, { processes, calls, slowMs });
        expect(passed).toHaveLength(calls.length);
        const tooMany = Math.ceil(limit.requests * 0.8);
        for (const [index, at] of passed.entries())
          expect(at - (passed[index - tooMany + 1] ?? -Infinity)).toBeGreaterThanOrEqual(limit.windowMs);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["all of it when it is alone", 1, 15],
    ["its half when two were there", 2, 7],
  ])("lets %s pass while nobody answers", async (_, processes, most) => {
    const both = Array.from({ length: processes }, (_value, process) => ({ gap: 0, process }));
    const later = Array.from({ length: 60 }, (_value, index) => ({
      gap: index === 0 ? 5000 : 0,
      process: processes - 1,
    }));
    const passed = await passes(
      { requests: 20, windowMs: 1000 },
      { processes, calls: [...both, ...later], away: (call) => call >= processes },
    );
    const perWindow = passed.slice(processes).map((at) => passed.filter((other) => other >= at && other < at + 1000));
    expect(passed).toHaveLength(60 + processes);
    expect(Math.max(...perWindow.map((all) => all.length))).toBe(most);
  });

  it("asks once for many calls, not once for each", async () => {
    const clock = createVirtualClock();
    const { leaseCalls } = createMemorySharing(clock).join();
    let asked = 0;
    const lease: typeof leaseCalls = (wish) => {
      asked += 1;
      return leaseCalls(wish);
    };
    const gate = createSharedRateGate({ limit: { requests: 600, windowMs: 60_000 }, clock, lease });
    await clock.run(Promise.all(Array.from({ length: 200 }, () => gate.pass(1000, NEVER))));
    expect(asked).toBeLessThanOrEqual(4);
  });

  it("asks for the next slice before the former one is spent, so that no call waits for the answer", async () => {
    const clock = createVirtualClock();
    const { leaseCalls } = createMemorySharing(clock).join();
    const lease: typeof leaseCalls = async (wish) => {
      await clock.sleep(5);
      return leaseCalls(wish);
    };
    const gate = createSharedRateGate({ limit: { requests: 1000, windowMs: 1000 }, clock, lease });
    await clock.run(gate.pass(1000, NEVER));
    let waited = 0;
    for (let call = 0; call < 300; call += 1) {
      await clock.run(clock.sleep(1));
      if (gate.passNow()) continue;
      waited += 1;
      await clock.run(gate.pass(1000, NEVER));
    }
    expect(waited).toBe(0);
  });

  it("uses no slice beyond its life, and says how much of it was used", async () => {
    const clock = createVirtualClock();
    const used: number[] = [];
    const lease = async ({ places, usedBefore }: CallsWish) => {
      used.push(usedBefore);
      return { places, nextInMs: 0, sharers: 1 };
    };
    const gate = createSharedRateGate({ limit: { requests: 100, windowMs: 1000 }, clock, lease });
    for (const wait of [0, 499, 1, 0]) {
      await clock.run(clock.sleep(wait));
      await clock.run(gate.pass(1000, NEVER));
    }
    expect(used).toEqual([0, 2]);
  });

  it("counts a slice's life from the question, however late the answer comes", async () => {
    const clock = createVirtualClock();
    const lease = async ({ places }: CallsWish) => {
      await clock.sleep(300);
      return { places, nextInMs: 0, sharers: 1 };
    };
    const gate = createSharedRateGate({ limit: { requests: 100, windowMs: 1000 }, clock, lease });
    await clock.run(gate.pass(1000, NEVER));
    expect(gate.passNow()).toBe(true);
    await clock.run(clock.sleep(200));
    expect(gate.passNow()).toBe(false);
  });

  it("says no where a call would come too late, and keeps still while the vendor asks for it", async () => {
    const clock = createVirtualClock();
    const { leaseCalls: lease } = createMemorySharing(clock).join();
    const gate = createSharedRateGate({ limit: { requests: 2, windowMs: 1000 }, clock, lease });
    expect(await clock.run(gate.pass(10, NEVER))).toBe(true);
    expect(await clock.run(gate.pass(500, NEVER))).toBe(false);
    expect(gate.waitMs()).toBeGreaterThan(0);
    gate.pause(3000);
    const begin = clock.now();
    expect(await clock.run(gate.pass(10_000, NEVER))).toBe(true);
    expect(clock.now() - begin).toBeGreaterThanOrEqual(3000);
  });
});
