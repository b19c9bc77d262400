import type { SaveClock } from "../../document/autosave.ts";

/** The browser's clock and timers. */
export const browserSaveClock: SaveClock = {
  now: () => Date.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
