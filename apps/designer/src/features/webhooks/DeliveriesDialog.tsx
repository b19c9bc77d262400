import { Button, Modal, Skeleton } from "@mantine/core";
import type { WebhookDelivery } from "@tonegraph/api-contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { deliveryPagesQuery } from "../../lib/queries/webhooks.ts";
import { When } from "../../lib/time/When.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { DeliveryPill } from "./DeliveryPill.tsx";
import type { WebhookDialogProps } from "./webhook-dialog-props.ts";
import { webhookHost } from "./webhook-host.ts";
import styles from "./webhooks.module.css";

/** What an endpoint was sent and how it answered. */
export function DeliveriesDialog({ webhook, opened, onClose, onClosed }: WebhookDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.webhooks.log.title(webhookHost(webhook.url))}
      size={860}
      centered
      returnFocus={false}
      onExitTransitionEnd={onClosed}
    >
      <Deliveries webhookId={webhook.id} />
    </Modal>
  );
}

function Deliveries({ webhookId }: { readonly webhookId: string }) {
  const text = words.webhooks.log;
  const log = useInfiniteQuery(deliveryPagesQuery(webhookId));
  if (log.data === undefined && log.isError) {
    return (
      <Notice
        tone="error"
        title={text.failed}
        text={problemOf(log.error).detail}
        actions={<Button onClick={() => void log.refetch()}>{words.webhooks.retry}</Button>}
      />
    );
  }
  if (log.data === undefined) {
    return (
      <div className={styles["skeleton"]} role="status" aria-label={text.loading}>
        <Skeleton height={22} />
        <Skeleton height={22} />
      </div>
    );
  }
  const deliveries = log.data.pages.flatMap((page) => page.items);
  if (deliveries.length === 0) return <Notice title={text.empty.title} text={text.empty.text} />;
  return (
    <>
      <DeliveryTable deliveries={deliveries} />
      {log.hasNextPage && (
        <Button variant="subtle" fullWidth loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  );
}

function DeliveryTable({ deliveries }: { readonly deliveries: readonly WebhookDelivery[] }) {
  const { column, table, took, next } = words.webhooks.log;
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={table}>
      <table className={styles["log"]} aria-label={table} data-testid="delivery-table">
        <thead>
          <tr>
            {Object.values(column).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <td>
                <When at={delivery.createdAt} />
              </td>
              <td title={delivery.id}>{words.webhooks.event[delivery.event] ?? delivery.event}</td>
              <td>
                <DeliveryPill state={delivery.state} />
              </td>
              <td>{delivery.attempts}</td>
              <td>{delivery.durationMs === null ? "–" : took(delivery.durationMs)}</td>
              <td>
                {delivery.message === "" ? "–" : delivery.message}
                {delivery.nextAttemptAt !== null && delivery.attempts > 0 && (
                  <div className={styles["quiet"]}>
                    {next} <When at={delivery.nextAttemptAt} />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
