import { useCallback, useRef, type RefObject } from "react";

interface ReturnFocus {
  /** Goes on the control that stays, for instance the button of a menu. */
  readonly target: RefObject<HTMLButtonElement | null>;
  readonly giveBack: () => void;
}

/** For dialogs that are opened by something that vanishes, such as a menu's item: where the focus goes when they close. */
export function useReturnFocus(): ReturnFocus {
  const target = useRef<HTMLButtonElement | null>(null);
  const giveBack = useCallback(() => {
    const place = target.current?.isConnected === true ? target.current : document.getElementById("content");
    place?.focus();
  }, []);
  return { target, giveBack };
}
