import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from "react";

interface LineFocus {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Puts the focus at this line once the list has changed: the row that had it is about to go. */
  readonly keepAt: (index: number) => void;
  /** Puts the focus at this line now. */
  readonly focusAt: (index: number) => void;
  /** Moves between the rows with the arrow keys. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Keeps the keyboard in a list whose rows come and go. `found` is what was found last; a change of it settles what waits. */
export function useLineFocus(found: unknown): LineFocus {
  const list = useRef<HTMLDivElement | null>(null);
  const waiting = useRef<number | null>(null);
  const focusAt = useCallback((index: number) => {
    for (let at = index; at >= 0; at -= 1) {
      const button = list.current?.querySelector<HTMLElement>(`[data-line="${at}"] button`);
      if (button) return button.focus();
    }
    document.getElementById("problems-tab")?.focus();
  }, []);
  useEffect(() => {
    const index = waiting.current;
    waiting.current = null;
    if (index !== null && isFree(list.current)) focusAt(index);
  }, [found, focusAt]);
  const keepAt = useCallback((index: number) => {
    waiting.current = index;
  }, []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const line = event.target instanceof Element ? event.target.closest("[data-line]") : null;
      if (step === undefined || line === null || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      focusAt(Number(line.getAttribute("data-line")) + step);
    },
    [focusAt],
  );
  return { list, keepAt, focusAt, onKeyDown };
}

/** Whether the focus is lost or still in the list; wherever else somebody put it, it stays. */
function isFree(list: HTMLElement | null): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || list?.contains(activeElement) === true;
}
