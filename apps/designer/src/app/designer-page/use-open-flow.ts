import { hasPermission } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ulid } from "ulid";
import { createEditor, type Editor } from "../../document/editor.ts";
import { ApiError } from "../../lib/api/api-failure.ts";
import { meQuery } from "../../lib/queries/me.ts";
import { browserSaveClock } from "./browser-save-clock.ts";
import { createDraftGateway } from "./draft-gateway.ts";
import { createLastSaves } from "./last-saves.ts";
import { startWorkerLine } from "./worker-line.ts";

/** Whether the flow is open yet. */
export type OpenedFlow =
  | { readonly state: "opening" }
  | { readonly state: "open"; readonly editor: Editor }
  | { readonly state: "failed"; readonly error: unknown; readonly retry: () => void };

const lastSaves = createLastSaves(browserSaveClock);

/** Loads the newest draft and opens it for editing; closes it when the page goes. Never from a cache: a draft has one truth. */
export function useOpenFlow(flowId: string): OpenedFlow {
  const me = useQuery(meQuery);
  const canEdit = me.data === undefined ? null : hasPermission(me.data.roles, "edit");
  const [opened, setOpened] = useState<OpenedFlow>({ state: "opening" });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (canEdit === null) return;
    let editor: Editor | null = null;
    let wanted = true;
    const gateway = createDraftGateway(flowId);
    // Started while the draft is fetched: loading its rules takes as long, and Publish waits for the first answer.
    const worker = startWorkerLine();
    void lastSaves.openAfter(flowId, gateway.open).then((draft) => {
      if (!wanted) return;
      if (!draft.ok) {
        worker.close();
        const retry = (): void => {
          setOpened({ state: "opening" });
          setAttempt((count) => count + 1);
        };
        return setOpened({ state: "failed", error: new ApiError(draft.error), retry });
      }
      const { flow, etag } = draft.value;
      editor = createEditor({ flow, etag, canEdit, gateway, clock: browserSaveClock, worker, unique: () => ulid() });
      setOpened({ state: "open", editor });
    });
    return () => {
      wanted = false;
      // What was drawn in the last moment before leaving the page is saved all the same.
      if (editor === null) return worker.close();
      lastSaves.note(flowId, editor.autosave.flush());
      editor.stop();
    };
  }, [flowId, canEdit, attempt]);

  return opened;
}
