import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Editor } from "../../document/editor.ts";
import { advisedCommand, type AdvisedChange } from "../../features/heatmap/advice/advised-change.ts";
import { words } from "../../lib/messages/words.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** A change that the designer makes when it opens; one undo takes it back. */
    advised?: AdvisedChange;
  }
}

/** Makes the advised change that the page was opened with, once: going back and forth does not make it again. */
export function useAdvisedChange(editor: Editor, flowId: string): void {
  const advised = useLocation({ select: ({ state }) => state.advised });
  const navigate = useNavigate();
  useEffect(() => {
    if (advised === undefined) return;
    const command = advisedCommand(advised);
    if (command === null) editor.announcer.refuse(words.heatmap.advice.tooNew);
    else editor.apply(command, { words: words.heatmap.advice.tried });
    void navigate({ to: "/flows/$flowId", params: { flowId }, replace: true, state: {} });
  }, [advised, editor, flowId, navigate]);
}
