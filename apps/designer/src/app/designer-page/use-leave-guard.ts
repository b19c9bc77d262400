import { useEffect } from "react";
import type { Editor } from "../../document/editor.ts";

/** Asks before the tab is closed while something is not saved, and saves as soon as the network is back. */
export function useLeaveGuard(editor: Editor): void {
  useEffect(() => {
    const { autosave } = editor;
    const beforeUnload = (event: BeforeUnloadEvent): void => {
      if (autosave.isClean()) return;
      event.preventDefault();
      void autosave.flush();
    };
    const online = (): void => {
      if (!autosave.isClean()) void autosave.flush();
    };
    window.addEventListener("beforeunload", beforeUnload);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      window.removeEventListener("online", online);
    };
  }, [editor]);
}
