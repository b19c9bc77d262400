import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { SecretOnce } from "./SecretOnce.tsx";
import type { WebhookDialogProps } from "./webhook-dialog-props.ts";
import { webhookHost } from "./webhook-host.ts";
import styles from "./webhooks.module.css";

/** Makes a new signing secret and shows it once. */
export function RotateSecretDialog({ webhook, opened, onClose, onClosed }: WebhookDialogProps) {
  const text = words.webhooks.rotation;
  const client = useQueryClient();
  const rotate = useMutation({
    mutationFn: () => fetchApi("rotateWebhook", { params: { webhookId: webhook.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={rotate.isSuccess ? words.webhooks.secret.title : text.title(webhookHost(webhook.url))}
      size={500}
      centered
      closeOnClickOutside={!rotate.isSuccess}
      returnFocus={false}
      onExitTransitionEnd={() => {
        rotate.reset();
        onClosed();
      }}
    >
      {rotate.isSuccess ? (
        <SecretOnce secret={rotate.data.secret} isRotation onDone={onClose} />
      ) : (
        <div className={styles["form"]}>
          {rotate.isError && <Refusal title={text.failed} text={problemOf(rotate.error).detail} />}
          <div>{text.text}</div>
          <div className={styles["footer"]}>
            <Button variant="default" onClick={onClose}>
              {words.webhooks.form.cancel}
            </Button>
            <Button data-autofocus loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {text.submit}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
