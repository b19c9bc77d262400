import { useRef, useState } from "react";
import type { NewIds } from "../../../document/new-ids.ts";

const PAUSE_MS = 1500;

/** A text field over the document: what is typed is applied at once, and a burst of typing is one step of undo. */
export interface Typing {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/** `apply` returns false when the document refuses the text; the field keeps it until it loses the focus. */
export function useTyping(committed: string, ids: NewIds, apply: (text: string, gesture: string) => boolean): Typing {
  const [refused, setRefused] = useState<string | null>(null);
  const burst = useRef({ gesture: "", at: 0 });
  const endBurst = (): void => {
    burst.current = { gesture: "", at: 0 };
  };
  return {
    value: refused ?? committed,
    onChange(text) {
      const now = performance.now();
      const goesOn = burst.current.gesture !== "" && now - burst.current.at < PAUSE_MS;
      burst.current = { gesture: goesOn ? burst.current.gesture : ids.gesture(), at: now };
      setRefused(apply(text, burst.current.gesture) ? null : text);
    },
    onFocus: endBurst,
    onBlur() {
      endBurst();
      setRefused(null);
    },
  };
}
