import { Button, Modal } from "@mantine/core";
import type { FlowSummary } from "@tonegraph/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import styles from "./dialogs.module.css";

interface ArchiveDialogProps {
  readonly flow: FlowSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** When it has gone from the screen. */
  readonly onClosed: () => void;
}

/** Says who would notice before a flow is archived; a flow that answers calls cannot be. */
export function ArchiveDialog({ flow, opened, onClose, onClosed }: ArchiveDialogProps) {
  const text = words.flows.archiving;
  const client = useQueryClient();
  const archive = useMutation({
    mutationFn: () => fetchApi("deleteFlow", { params: { flowId: flow.id } }),
    onSuccess: async () => {
      notifyDone(text.done(flow.name));
      onClose();
      await refreshFlows(client);
      // The row goes from the list, and with it the button that had the focus.
      document.getElementById("content")?.focus();
    },
  });
  const where = flow.live.map((live) => text.liveItem(live.tenantName, live.version)).join(", ");
  const isLive = flow.live.length > 0;
  const close = () => {
    archive.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={text.title(flow.name)}
      size={460}
      centered
      returnFocus={false}
      onExitTransitionEnd={onClosed}
    >
      <div className={styles["form"]}>
        {archive.isError && <Refusal title={text.failed(flow.name)} text={problemOf(archive.error).detail} />}
        {isLive ? (
          <div className={styles["warn"]}>
            <b>{flow.live.length === 1 ? text.liveOne(where) : text.liveOn(where)}</b> {text.liveWhatToDo}
          </div>
        ) : (
          <div>
            {text.nowhereLive} {text.goes}
          </div>
        )}
        <div className={styles["footer"]}>
          <Button variant="default" onClick={close} data-autofocus>
            {text.cancel}
          </Button>
          {!isLive && (
            <Button color="red" loading={archive.isPending} onClick={() => archive.mutate()}>
              {text.confirm}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
