import { useEffect } from "react";
import { fragmentOf, fragmentOrigin, fragmentText, insertionOf, readFragment } from "../../document/clipboard.ts";
import { fragmentOutline } from "../../document/fragment-outline.ts";
import type { Editor } from "../../document/editor.ts";
import { deleteSelection } from "./canvas-actions.ts";
import { visibleBox, type Stage } from "./canvas-stage.ts";
import { canvasWords } from "./canvas-words.ts";
import { isForCanvas } from "./for-canvas.ts";

const PASTE_STEP = 40;

/**
 * Copy, cut and paste of blocks through the browser's own clipboard events: they need no permission and work across
 * flows, tabs and installations, because what travels is text.
 */
export function useCanvasClipboard(editor: Editor, stage: Stage): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => copyBlocks(editor, event, "copy");
    const cut = (event: ClipboardEvent): void => copyBlocks(editor, event, "cut");
    const paste = (event: ClipboardEvent): void => pasteBlocks(editor, stage, event);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", paste);
    };
  }, [editor, stage]);
}

/** Puts copies of the selected blocks beside them. */
export function duplicateSelection(editor: Editor): void {
  const { flow, selection } = editor.document.store.getState();
  const fragment = fragmentOf(flow, selection.nodeIds);
  if (!fragment)
    return editor.announcer.refuse(
      selection.nodeIds.length > 0 ? canvasWords.startNotCopied : canvasWords.nothingSelected,
    );
  const { command, nodeIds } = insertionOf(fragment, { x: PASTE_STEP, y: PASTE_STEP }, editor.ids);
  if (editor.apply(command, { words: canvasWords.pasted(nodeIds.length) })) {
    editor.document.select({ nodeIds, connectionIds: [] });
  }
}

/** Somebody who marked words of a problem wants those words, not the blocks. */
function hasSelectedText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function copyBlocks(editor: Editor, event: ClipboardEvent, mode: "copy" | "cut"): void {
  if (!isForCanvas(document.activeElement) || event.clipboardData === null || hasSelectedText()) return;
  const { flow, selection } = editor.document.store.getState();
  if (selection.nodeIds.length === 0) return;
  const fragment = fragmentOf(flow, selection.nodeIds);
  if (!fragment) return editor.announcer.refuse(canvasWords.startNotCopied);
  event.clipboardData.setData(FRAGMENT_TYPE, fragmentText(fragment));
  // Other programs, and other browsers that do not pass our own type on, get words and the same blocks beside them.
  const outline = fragmentOutline(fragment);
  event.clipboardData.setData("text/plain", outline);
  event.clipboardData.setData("text/html", htmlWith(outline, fragmentText(fragment)));
  event.preventDefault();
  const count = Object.keys(fragment.nodes).length;
  if (mode === "cut") deleteSelection(editor, false);
  editor.announcer.say(mode === "cut" ? canvasWords.cut(count) : canvasWords.copied(count));
}

const FRAGMENT_TYPE = "application/x-tonegraph+json";
const HTML_HOLDER = "data-tonegraph";

/** The outline as a page whose only element carries the blocks. */
function htmlWith(outline: string, json: string): string {
  const page = document.implementation.createHTMLDocument();
  const block = page.createElement("pre");
  block.setAttribute(HTML_HOLDER, json);
  block.textContent = outline;
  return block.outerHTML;
}

/** The blocks in the clipboard: as our own type, in the page that other browsers pass on, or as text somebody kept. */
function fragmentIn(data: DataTransfer): string {
  const own = data.getData(FRAGMENT_TYPE);
  if (own !== "") return own;
  const page = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  return page.querySelector(`[${HTML_HOLDER}]`)?.getAttribute(HTML_HOLDER) ?? data.getData("text/plain");
}

function pasteBlocks(editor: Editor, stage: Stage, event: ClipboardEvent): void {
  if (!isForCanvas(document.activeElement)) return;
  const read = readFragment(event.clipboardData ? fragmentIn(event.clipboardData) : "");
  event.preventDefault();
  if (!read.ok) return editor.announcer.refuse(read.error);
  const origin = fragmentOrigin(read.value);
  const seen = visibleBox(stage);
  const isInSight =
    origin.x >= seen.x && origin.y >= seen.y && origin.x < seen.x + seen.width && origin.y < seen.y + seen.height;
  const by = isInSight
    ? { x: PASTE_STEP, y: PASTE_STEP }
    : { x: seen.x + seen.width / 3 - origin.x, y: seen.y + seen.height / 3 - origin.y };
  const { command, nodeIds } = insertionOf(read.value, by, editor.ids);
  if (editor.apply(command, { words: canvasWords.pasted(nodeIds.length) })) {
    editor.document.select({ nodeIds, connectionIds: [] });
  }
}
