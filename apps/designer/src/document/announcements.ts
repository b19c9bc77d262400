import { createStore, type StoreApi } from "zustand/vanilla";

/** The last thing that screen readers were told. `count` tells equal words apart. */
export interface Announcement {
  readonly words: string;
  readonly count: number;
  /** Refusals are shown on the screen too; what was done can be seen anyway. */
  readonly refused: boolean;
}

/** Tells people who do not see the canvas what just happened. */
export interface Announcer {
  readonly store: StoreApi<Announcement>;
  say(words: string): void;
  /** Says why something was not done. */
  refuse(words: string): void;
}

/** Makes an announcer; one live region on the page shows its words. */
export function createAnnouncer(): Announcer {
  const store = createStore<Announcement>(() => ({ words: "", count: 0, refused: false }));
  return {
    store,
    say: (words) => store.setState(({ count }) => ({ words, count: count + 1, refused: false })),
    refuse: (words) => store.setState(({ count }) => ({ words, count: count + 1, refused: true })),
  };
}
