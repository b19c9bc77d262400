import type { CancelSignal } from "../http.ts";

/** A signal with the end that it tells of: an `AbortController`, which packages without a platform do not have. */
export function createEnding(): { readonly signal: CancelSignal; end(): void } {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    end() {
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
