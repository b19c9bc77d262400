/** Tells the app that the BFF no longer knows this session, whichever call found out. */
export const sessionLost = createSignal();

/** Tells the app that somebody whose session had ended has signed in again without leaving the page. */
export const sessionRestored = createSignal();

interface Signal {
  announce(): void;
  /** Returns the function that stops listening. */
  listen(listener: () => void): () => void;
}

function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    announce() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
