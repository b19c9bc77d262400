import { useRef, useState } from "react";
import type { NewIds } from "../../../document/new-ids.ts";

/** A text field whose text is not the value itself: a time, a name, JSON. It stays as typed until it is left. */
export interface Draft {
  readonly value: string;
  /** Whether the text cannot be taken; the value is what it was before. */
  readonly isRefused: boolean;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

interface Typed {
  readonly text: string;
  /** What the document said when this was typed: another value later means that it was typed for nothing. */
  readonly over: string;
  readonly isRefused: boolean;
}

/**
 * Applies every text that can be taken at once; all of one visit to the field is one step of undo. A text that `apply`
 * refuses stays with its fault, so that nobody's typing is thrown away.
 */
export function useDraft(committed: string, ids: NewIds, apply: (text: string, gesture: string) => boolean): Draft {
  const [typed, setTyped] = useState<Typed | null>(null);
  const gesture = useRef("");
  const isStale = typed !== null && typed.isRefused && typed.over !== committed;
  const shown = isStale ? null : typed;
  return {
    value: shown?.text ?? committed,
    isRefused: shown?.isRefused ?? false,
    onChange(text) {
      if (gesture.current === "") gesture.current = ids.gesture();
      setTyped({ text, over: committed, isRefused: !apply(text, gesture.current) });
    },
    onFocus() {
      gesture.current = ids.gesture();
    },
    onBlur() {
      gesture.current = "";
      if (shown?.isRefused !== true) setTyped(null);
    },
  };
}
