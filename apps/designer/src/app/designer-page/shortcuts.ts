/** The keys of the designer, as `?` lists them. */
export const SHORTCUTS: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: "Draw",
    keys: [
      ["A · Insert · Tab after a click", "Add a block"],
      ["Double-click on empty canvas", "Add a block there"],
      ["C", "Connect an exit: choose it, then where it leads"],
      ["Delete", "Delete"],
      ["Ctrl+Delete", "Delete and let what led there lead on"],
      ["Ctrl+C · X · V · D", "Copy, cut, paste, duplicate"],
      ["Ctrl while dragging · Escape", "No snapping; call the drag off"],
      ["Ctrl+Z · Ctrl+Shift+Z", "Undo, redo"],
    ],
  },
  {
    title: "Move about",
    keys: [
      ["Arrows", "Go to the nearest block (after a click: move the block)"],
      ["[ · ]", "Go back or on along the flow"],
      ["Shift+← · Shift+→", "Select everything that leads here, or that follows"],
      ["Alt+Arrows · Alt+Shift+Arrows", "Move the block a little, or more"],
      ["Ctrl+F", "Find blocks by any word in them, is:error, is:unreachable, uses:queue_…"],
      ["Ctrl+A · Escape", "Select everything, nothing"],
    ],
  },
  {
    title: "Look",
    keys: [
      ["1 · 0 · 2", "Fit everything, 100 %, zoom to the selection"],
      ["Scroll · Ctrl+Scroll", "Move, zoom at the pointer"],
      ["Space+drag · middle button", "Move the canvas"],
    ],
  },
  {
    title: "Edit",
    keys: [
      ["Enter", "Go into the block's settings; Escape goes back"],
      ["F2", "Rename"],
      ["F8 · Shift+F8", "Next or previous problem, cursor into its field"],
      ["Ctrl+K", "All commands"],
      ["Ctrl+S", "Save now (it happens by itself)"],
      ["?", "These keys"],
    ],
  },
];
