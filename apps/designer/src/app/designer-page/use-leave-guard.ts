import { useEffect } from "react";
import type { Editor } from "../../document/editor.ts";
import { sessionRestored } from "../../lib/api/session-lost.ts";

/** Asks before the tab is closed while something is not saved; saves as soon as the network or the session is back. */
export function useLeaveGuard(editor: Editor): void {
  useEffect(() => {
    const { autosave } = editor;
    const beforeUnload = (event: BeforeUnloadEvent): void => {
      if (autosave.isClean()) return;
      event.preventDefault();
      void autosave.flush();
    };
    const saveNow = (): void => {
      if (!autosave.isClean()) void autosave.flush();
    };
    window.addEventListener("beforeunload", beforeUnload);
    window.addEventListener("online", saveNow);
    const stopListening = sessionRestored.listen(saveNow);
    return () => {
      stopListening();
      window.removeEventListener("beforeunload", beforeUnload);
      window.removeEventListener("online", saveNow);
    };
  }, [editor]);
}
