import { Button } from "@mantine/core";
import type { Webhook } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { When } from "../../lib/time/When.tsx";
import { exactTime } from "../../lib/time/relative-time.ts";
import { Pill } from "../../ui/Pill.tsx";
import { DeliveryPill } from "./DeliveryPill.tsx";
import { WebhookActions } from "./WebhookActions.tsx";
import { useTestWebhook } from "./use-test-webhook.ts";
import { webhookHost } from "./webhook-host.ts";
import styles from "./webhooks.module.css";

/** The endpoints as a table. */
export function WebhookTable({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  const { column, table } = words.webhooks;
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]} aria-label={table} data-testid="webhook-table">
        <thead>
          <tr>
            <th scope="col">{column.address}</th>
            <th scope="col">{column.events}</th>
            <th scope="col">{column.state}</th>
            <th scope="col">{column.last}</th>
            <th scope="col">{column.actions}</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WebhookRow({ webhook }: { readonly webhook: Webhook }) {
  const text = words.webhooks;
  const test = useTestWebhook();
  const { lastDelivery } = webhook;
  return (
    <tr>
      <td>
        <div className={styles["address"]}>{webhook.url}</div>
        {webhook.description !== "" && <div className={styles["quiet"]}>{webhook.description}</div>}
      </td>
      <td>{webhook.events.map((event) => text.event[event] ?? event).join(", ")}</td>
      <td>
        <State webhook={webhook} />
      </td>
      <td>
        {lastDelivery === null ? (
          <span className={styles["quiet"]}>{text.never}</span>
        ) : (
          <span className={styles["pills"]}>
            <DeliveryPill state={lastDelivery.state} /> <When at={lastDelivery.at} />
          </span>
        )}
      </td>
      <td>
        <div className={styles["actions"]}>
          <Button
            variant="default"
            loading={test.isPending}
            aria-label={text.testOf(webhookHost(webhook.url))}
            onClick={() => test.mutate(webhook)}
          >
            {text.test}
          </Button>
          <WebhookActions webhook={webhook} />
        </div>
      </td>
    </tr>
  );
}

function State({ webhook }: { readonly webhook: Webhook }) {
  const text = words.webhooks;
  const { enabled, switchedOff, formerSecretUntil } = webhook;
  return (
    <span className={styles["pills"]}>
      {enabled ? (
        <Pill tone="ok" dot>
          {text.state.on}
        </Pill>
      ) : (
        <Pill tone={switchedOff === null ? "plain" : "error"} title={switchedOff === null ? undefined : text.goneHint}>
          {switchedOff === null ? text.state.off : text.state.gone}
        </Pill>
      )}
      {formerSecretUntil !== null && (
        <Pill tone="accent" title={text.rotatingHint(exactTime(formerSecretUntil))}>
          {text.rotating}
        </Pill>
      )}
    </span>
  );
}
