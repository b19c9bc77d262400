import { ActionIcon, Menu } from "@mantine/core";
import type { Webhook } from "@tonegraph/api-contract";
import { IconDots, IconKey, IconListDetails, IconPower, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import { DeliveriesDialog } from "./DeliveriesDialog.tsx";
import { RemoveWebhookDialog } from "./RemoveWebhookDialog.tsx";
import { RotateSecretDialog } from "./RotateSecretDialog.tsx";
import { useSwitchWebhook } from "./use-switch-webhook.ts";
import { webhookHost } from "./webhook-host.ts";

/** What else can be done with an endpoint. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const text = words.webhooks;
  const [dialog, setDialog] = useState<"deliveries" | "rotate" | "remove" | null>(null);
  const { target, giveBack } = useReturnFocus();
  const change = useSwitchWebhook();
  const shared = { webhook, onClose: () => setDialog(null), onClosed: giveBack };
  return (
    <>
      <Menu position="bottom-end" width={190} shadow="md">
        <Menu.Target>
          <ActionIcon ref={target} variant="subtle" color="gray" aria-label={text.actionsFor(webhookHost(webhook.url))}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconListDetails size={14} />} onClick={() => setDialog("deliveries")}>
            {text.deliveries}
          </Menu.Item>
          <Menu.Item leftSection={<IconPower size={14} />} onClick={() => change.mutate(webhook)}>
            {webhook.enabled ? text.switchOff : text.switchOn}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={14} />} onClick={() => setDialog("rotate")}>
            {text.rotate}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={() => setDialog("remove")}>
            {text.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DeliveriesDialog {...shared} opened={dialog === "deliveries"} />
      <RotateSecretDialog {...shared} opened={dialog === "rotate"} />
      <RemoveWebhookDialog {...shared} opened={dialog === "remove"} />
    </>
  );
}
