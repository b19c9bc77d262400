/** A ref that moves the focus to what has just appeared, where the control that was pressed has gone. */
export function focusWhenShown(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** A ref that keeps the focus inside the dialog of what has just appeared, without choosing a control in it. */
export function focusDialogOf(element: HTMLElement | null): void {
  element?.closest<HTMLElement>("[role=dialog]")?.focus({ preventScroll: true });
}
