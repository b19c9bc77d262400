import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconPlugConnectedX, IconUserCheck } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { approvalPagesQuery } from "../../lib/queries/approvals.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { ApprovalCard } from "./ApprovalCard.tsx";
import styles from "./approvals.module.css";

type Shown = "waiting" | "all";

/** What waits for an approval, and what was said to what did. */
export function ApprovalsPage() {
  const text = words.approvals;
  usePageTitle(text.page);
  const [shown, setShown] = useState<Shown>("waiting");
  return (
    <Page title={text.page} sub={text.sub}>
      <PageBar>
        <SegmentedControl
          aria-label={text.page}
          data={[
            { value: "waiting", label: text.waiting },
            { value: "all", label: text.all },
          ]}
          value={shown}
          onChange={(value) => setShown(value === "all" ? "all" : "waiting")}
        />
      </PageBar>
      <Approvals shown={shown} />
    </Page>
  );
}

function Approvals({ shown }: { readonly shown: Shown }) {
  const text = words.approvals;
  const pages = useInfiniteQuery(approvalPagesQuery(shown));
  if (pages.data === undefined && pages.isError) {
    const problem = problemOf(pages.error);
    return (
      <Card>
        <Notice
          tone="error"
          icon={<IconPlugConnectedX size={22} />}
          title={text.failed}
          text={problem.detail}
          fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
          actions={<Button onClick={() => void pages.refetch()}>{text.retry}</Button>}
        />
      </Card>
    );
  }
  if (pages.data === undefined) {
    return (
      <div className={styles["list"]} role="status" aria-label={text.loading}>
        <Skeleton height={120} radius="lg" />
        <Skeleton height={120} radius="lg" />
      </div>
    );
  }
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    const go = (
      <Button component={Link} to="/tenants">
        {text.empty.go}
      </Button>
    );
    return (
      <Card>
        <Notice icon={<IconUserCheck size={22} />} title={text.empty.title} text={text.empty.text} actions={go} />
      </Card>
    );
  }
  return (
    <div className={styles["list"]} data-testid="approval-list">
      {items.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} />
      ))}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </div>
  );
}
