import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import type { WebhookDialogProps } from "./webhook-dialog-props.ts";
import { webhookHost } from "./webhook-host.ts";
import styles from "./webhooks.module.css";

/** Removes an endpoint after a question. */
export function RemoveWebhookDialog({ webhook, opened, onClose, onClosed }: WebhookDialogProps) {
  const text = words.webhooks.removal;
  const client = useQueryClient();
  const host = webhookHost(webhook.url);
  const remove = useMutation({
    mutationFn: () => fetchApi("deleteWebhook", { params: { webhookId: webhook.id } }),
    onSuccess: async () => {
      notifyDone(text.done(host));
      onClose();
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.title(host)}
      size={460}
      centered
      returnFocus={false}
      onExitTransitionEnd={onClosed}
    >
      <div className={styles["form"]}>
        {remove.isError && <Refusal title={text.failed} text={problemOf(remove.error).detail} />}
        <div>{text.text}</div>
        <div className={styles["footer"]}>
          <Button data-autofocus variant="default" onClick={onClose}>
            {words.webhooks.form.cancel}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {text.submit}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
