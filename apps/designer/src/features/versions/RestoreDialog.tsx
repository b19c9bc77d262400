import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { refreshFlows } from "../../lib/queries/refresh-flows.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { restoreDraft } from "./restore-version.ts";
import styles from "./versions.module.css";

interface RestoreDialogProps {
  readonly flowId: string;
  /** The version to restore; null keeps the dialog closed. */
  readonly version: number | null;
  readonly onClose: () => void;
}

/** Makes a version the draft again, after saying that nothing is lost by it. */
export function RestoreDialog({ flowId, version, onClose }: RestoreDialogProps) {
  const text = words.versions.restoring;
  const client = useQueryClient();
  const restore = useMutation({
    mutationFn: (number: number) => restoreDraft(flowId, { version: number }),
    onSuccess: async (_nothing, number) => {
      notifyDone(text.done(number));
      onClose();
      await refreshFlows(client, flowId);
    },
  });
  const close = () => {
    restore.reset();
    onClose();
  };
  const problem = restore.isError ? problemOf(restore.error) : null;
  return (
    <Modal
      opened={version !== null}
      onClose={close}
      title={version === null ? "" : text.title(version)}
      size={460}
      centered
    >
      {version !== null && (
        <div className={styles["form"]}>
          {problem !== null && (
            <Refusal title={text.failed} text={problem.code === "stale-revision" ? text.stale : problem.detail} />
          )}
          <div>
            {text.text(version)} {text.kept}
          </div>
          <div className={styles["footer"]}>
            <Button variant="default" onClick={close}>
              {text.cancel}
            </Button>
            <Button loading={restore.isPending} onClick={() => restore.mutate(version)} data-autofocus>
              {text.confirm}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
