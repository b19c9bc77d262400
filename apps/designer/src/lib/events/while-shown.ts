/** Somebody who only looks at another tab for a moment comes back to an open stream. */
const HIDDEN_MS = 3000;

/**
 * Runs something while the page is shown: what `begin` returns ends it when the page is left or has been hidden for
 * three seconds, and it begins again when the page is back. A browser grants a host six connections for all its tabs,
 * and it keeps left pages for going back to: a page that nobody sees must not hold one. Returns the function that ends it for good.
 */
export function whileShown(begin: () => () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let end: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    clearTimeout(timer);
    end ??= begin();
  }
  function stop(): void {
    clearTimeout(timer);
    end?.();
    end = null;
  }
  function look(): void {
    if (document.visibilityState === "visible") return start();
    clearTimeout(timer);
    timer = setTimeout(stop, HIDDEN_MS);
  }

  document.addEventListener("visibilitychange", look, { signal });
  window.addEventListener("pagehide", stop, { signal });
  window.addEventListener("pageshow", look, { signal });
  look();
  return () => {
    listening.abort();
    stop();
  };
}
