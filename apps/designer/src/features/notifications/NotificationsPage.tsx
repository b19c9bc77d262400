import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconBell, IconPlugConnectedX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { notificationPagesQuery } from "../../lib/queries/notifications.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { NotificationRow } from "./NotificationRow.tsx";
import styles from "./notifications.module.css";
import { useMarkRead } from "./use-mark-read.ts";

type Shown = "unread" | "all";

/** What people are told of, with what each has read. */
export function NotificationsPage() {
  const text = words.notifications;
  usePageTitle(text.page);
  const [shown, setShown] = useState<Shown>("unread");
  const pages = useInfiniteQuery(notificationPagesQuery(shown));
  const mark = useMarkRead();
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = pages.data?.pages[0]?.unread ?? 0;
  return (
    <Page title={text.page} sub={text.sub}>
      <PageBar
        end={
          <Button
            variant="default"
            disabled={unread === 0 || items.length === 0}
            loading={mark.isPending}
            onClick={() => mark.all(items)}
          >
            {text.allRead}
          </Button>
        }
      >
        <SegmentedControl
          aria-label={text.shown}
          data={[
            { value: "unread", label: text.unread },
            { value: "all", label: text.all },
          ]}
          value={shown}
          onChange={(value) => setShown(value === "all" ? "all" : "unread")}
        />
      </PageBar>
      <Card>
        {pages.data === undefined ? (
          <NotThere error={pages.error} onRetry={() => void pages.refetch()} />
        ) : items.length === 0 ? (
          <Notice icon={<IconBell size={22} />} {...text.empty[shown]} testId="notifications-empty" />
        ) : (
          <ul className={styles["list"]} data-testid="notification-list">
            {items.map((item) => (
              <NotificationRow key={item.id} item={item} onRead={mark.one} />
            ))}
          </ul>
        )}
      </Card>
      {pages.hasNextPage && (
        <Button
          className={styles["more"] ?? ""}
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </Page>
  );
}

function NotThere({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  const text = words.notifications;
  if (error === null) {
    return (
      <div className={styles["loading"]} role="status" aria-label={text.loading}>
        <Skeleton height={52} radius="md" />
        <Skeleton height={52} radius="md" />
        <Skeleton height={52} radius="md" />
      </div>
    );
  }
  const problem = problemOf(error);
  return (
    <Notice
      tone="error"
      icon={<IconPlugConnectedX size={22} />}
      title={text.failed}
      text={problem.detail}
      fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
      actions={<Button onClick={onRetry}>{text.retry}</Button>}
    />
  );
}
