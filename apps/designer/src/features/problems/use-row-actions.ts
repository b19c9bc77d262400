import { useMemo, useRef, useEffect } from "react";
import type { Editor } from "../../document/editor.ts";
import { showWay, wayOf } from "../../document/problem-way.ts";
import { fixAllOf, takeBack } from "./drawer-actions.ts";
import { sourceOf } from "./problems-words.ts";
import type { RowActions } from "./row-actions.ts";
import type { Drawer } from "./use-drawer.ts";

interface ActionNeeds {
  readonly drawer: Drawer;
  readonly keepAt: (index: number) => void;
  readonly askToIgnore: RowActions["askToIgnore"];
}

/** The actions of the rows; the same object while the drawer lives, so that rows are not drawn again for it. */
export function useRowActions(editor: Editor, { drawer, keepAt, askToIgnore }: ActionNeeds): RowActions {
  const latest = useRef(drawer);
  useEffect(() => {
    latest.current = drawer;
  }, [drawer]);
  return useMemo(
    () => ({
      onlyThisRule: (code) => latest.current.setFilter({ text: sourceOf(code), severity: "all" }),
      showWay: ({ problem }) => showWay(editor, wayOf(problem, editor.document.store.getState().flow)),
      fixAll(code, index) {
        keepAt(index);
        void fixAllOf(editor, code);
      },
      askToIgnore,
      takeBack(ignored, index) {
        keepAt(index);
        takeBack(editor, ignored);
      },
      toggle: (group) => latest.current.toggle(group),
      leaving: keepAt,
    }),
    [editor, keepAt, askToIgnore],
  );
}
