import type { MachineClock } from "../call-timer.ts";

/** A machine's clock that only goes on by hand; wake-ups come in order, each at its moment or as late as it is told. */
export interface HandClock extends MachineClock {
  /** Goes on so many milliseconds. `late`: how much later than asked for each wake-up comes. */
  pass(ms: number, late?: number): void;
  waiting(): number;
}

/** Makes a clock that stands still at an odd moment. */
export function handClock(): HandClock {
  let now = 1234.5;
  let wakes: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    after(ms, wake) {
      const entry = { at: now + ms, wake };
      wakes.push(entry);
      return () => {
        wakes = wakes.filter((each) => each !== entry);
      };
    },
    pass(ms, late = 0) {
      const end = now + ms;
      for (;;) {
        const [next] = wakes.toSorted((a, b) => a.at - b.at);
        if (!next || next.at + late > end) break;
        wakes = wakes.filter((each) => each !== next);
        now = Math.max(now, next.at + late);
        next.wake();
      }
      now = end;
    },
    waiting: () => wakes.length,
  };
}
