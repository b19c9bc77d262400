import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import type { Editor } from "../../document/editor.ts";
import { selectNode } from "../../document/selection.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** A block that the designer shows when it opens. */
    shownBlock?: string;
  }
}

/** Selects a block and brings it into view; at once the one that the page was opened for. */
export function useShowBlock(editor: Editor, flowId: string): (nodeId: string) => void {
  const asked = useLocation({ select: ({ state }) => state.shownBlock });
  const navigate = useNavigate();
  const show = useCallback(
    (nodeId: string) => {
      editor.document.select(selectNode(nodeId));
      editor.view.ask({ type: "reveal", nodeIds: [nodeId] });
    },
    [editor],
  );
  useEffect(() => {
    if (asked === undefined) return;
    show(asked);
    void navigate({ to: "/flows/$flowId", params: { flowId }, replace: true, state: {} });
  }, [asked, show, flowId, navigate]);
  return show;
}
