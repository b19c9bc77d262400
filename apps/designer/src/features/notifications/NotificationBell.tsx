import { ActionIcon, Button, Popover, Skeleton } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MOST_UNREAD } from "@tonegraph/api-contract";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { latestNotificationsQuery } from "../../lib/queries/notifications.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import { NotificationRow } from "./NotificationRow.tsx";
import styles from "./notifications.module.css";
import { useMarkRead } from "./use-mark-read.ts";

const IN_PANEL = 8;

/** The bell with how much is unread; it opens what came last. */
export function NotificationBell() {
  const text = words.notifications;
  const [opened, setOpened] = useState(false);
  const latest = useQuery(latestNotificationsQuery);
  const unread = text.unreadCount(latest.data?.unread ?? 0, MOST_UNREAD);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={400} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={32}
          className={styles["bell"] ?? ""}
          aria-label={text.bell(unread)}
          title={text.bell(unread)}
          data-testid="notification-bell"
          data-unread={latest.data?.unread}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={17} aria-hidden="true" />
          {unread !== "" && (
            <span className={styles["count"]} aria-hidden="true">
              {unread}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles["panel"] ?? ""} aria-label={text.page} data-testid="notification-panel">
        <Panel onClose={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  const text = words.notifications;
  const latest = useQuery(latestNotificationsQuery);
  const mark = useMarkRead();
  const items = latest.data?.items ?? [];
  return (
    <>
      <div className={styles["panelHead"]}>
        <h2>{text.page}</h2>
        {(latest.data?.unread ?? 0) > 0 && (
          <Button size="compact-xs" variant="subtle" loading={mark.isPending} onClick={() => mark.all(items)}>
            {text.allRead}
          </Button>
        )}
      </div>
      {latest.isError && <Refusal title={text.failed} text={problemOf(latest.error).detail} />}
      {latest.isPending && <Skeleton height={60} radius="md" aria-label={text.loading} />}
      {latest.data !== undefined && items.length === 0 && <p className={styles["none"]}>{text.empty.all.title}</p>}
      <ul className={styles["list"]}>
        {items.slice(0, IN_PANEL).map((item) => (
          <NotificationRow key={item.id} item={item} onRead={mark.one} onGo={onClose} />
        ))}
      </ul>
      <Link to="/notifications" className={styles["all"]} onClick={onClose}>
        {text.seeAll}
      </Link>
    </>
  );
}
