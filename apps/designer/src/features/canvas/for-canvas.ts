/** Whether a key or clipboard event belongs to the canvas: nothing else that takes keys has the focus. */
export function isForCanvas(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return target === document;
  if (target === document.body || target === document.documentElement) return true;
  if (target.closest("input, textarea, select, button, a, [contenteditable], [role=dialog], [role=menu]") !== null)
    return false;
  return target.closest("[data-testid=canvas]") !== null;
}
