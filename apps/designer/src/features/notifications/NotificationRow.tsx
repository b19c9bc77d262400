import { ActionIcon, VisuallyHidden } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import type { Notification } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { notificationWords } from "./notification-words.ts";
import styles from "./notifications.module.css";
import { PlaceLink } from "./PlaceLink.tsx";

interface NotificationRowProps {
  readonly item: Notification;
  readonly onRead: (item: Notification) => void;
  /** Told when its link is followed. */
  readonly onGo?: () => void;
}

/** One notification: what happened, when, whether it is settled; its title leads to the place. */
export function NotificationRow({ item, onRead, onGo }: NotificationRowProps) {
  const text = words.notifications;
  const { tone, title, text: more } = notificationWords(item);
  const isOpen = !item.read && item.settledAt === null;
  const router = useRouter();
  const go = (href: string): void => {
    onRead(item);
    onGo?.();
    router.history.push(href);
  };
  return (
    <li
      className={styles["row"]}
      data-testid="notification"
      data-kind={item.kind}
      data-tone={tone}
      data-open={isOpen || undefined}
    >
      <span className={styles["dot"]} aria-hidden="true" />
      <div className={styles["said"]}>
        <PlaceLink item={item} className={styles["title"] ?? ""} go={go}>
          {title}
        </PlaceLink>
        {isOpen && <VisuallyHidden>{text.isUnread}</VisuallyHidden>}
        <p>{item.flowArchived ? `${more} ${text.archived}` : more}</p>
        <small>
          <When at={item.at} />
          {item.settledAt !== null && <Pill tone="plain">{text.settled}</Pill>}
        </small>
      </div>
      {isOpen && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text.markRead(title)}
          title={text.markRead(title)}
          onClick={() => onRead(item)}
        >
          <IconCheck size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}
