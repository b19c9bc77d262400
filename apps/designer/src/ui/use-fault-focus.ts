import { useEffect, useRef, type RefObject } from "react";

/**
 * A ref for a form: when what was sent is refused, the first field that says why has the focus; where none does, the
 * button that sent it, which could not keep the focus while it was disabled.
 */
export function useFaultFocus(refused: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refused !== null) (firstFault(form.current) ?? senderOf(form.current))?.focus();
  }, [refused]);
  return form;
}

/** The first field of a form that says what is wrong with it. */
export function firstFault(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? null;
}

function senderOf(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("button[type=submit]") ?? null;
}
