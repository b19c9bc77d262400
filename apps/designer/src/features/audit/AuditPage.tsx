import { Button, Skeleton } from "@mantine/core";
import { IconLock, IconPlugConnectedX, IconZoomExclamation } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { auditPagesQuery } from "../../lib/queries/audit.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { auditFilters } from "./audit-filters.ts";
import type { AuditSearch } from "./audit-search.ts";
import { AuditFilterBar } from "./AuditFilterBar.tsx";
import { AuditTable } from "./AuditTable.tsx";
import { ChainBadge } from "./ChainBadge.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import styles from "./audit.module.css";

/** Who did what and when, whether the log is whole, and the way to take it along. */
export function AuditPage() {
  const text = words.audit;
  usePageTitle(text.title);
  const mayRead = usePermission("audit");
  const search: AuditSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (next: AuditSearch) => void navigate({ to: "/audit", search: next, replace: true });
  if (!mayRead) {
    return (
      <Page title={text.title} sub={text.sub}>
        <Card>
          <Notice icon={<IconLock size={22} />} title={text.notAllowed.title} text={text.notAllowed.text} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={text.title} sub={text.sub}>
      <div className={styles["bar"]}>
        <PageBar
          end={
            <>
              <ChainBadge />
              <ExportMenu filters={auditFilters(search)} />
            </>
          }
        >
          <AuditFilterBar search={search} onChange={(change) => show({ ...search, ...change })} />
        </PageBar>
      </div>
      <Card>
        <Entries search={search} onClear={() => show({})} />
      </Card>
    </Page>
  );
}

interface EntriesProps {
  readonly search: AuditSearch;
  readonly onClear: () => void;
}

function Entries({ search, onClear }: EntriesProps) {
  const text = words.audit;
  const log = useInfiniteQuery(auditPagesQuery(auditFilters(search)));
  if (log.data === undefined && log.isError) {
    const problem = problemOf(log.error);
    return (
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={text.failed}
        text={problem.detail}
        fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
        actions={<Button onClick={() => void log.refetch()}>{text.retry}</Button>}
      />
    );
  }
  if (log.data === undefined) {
    return (
      <div className={styles["skeleton"]} role="status" aria-label={text.loading}>
        {[0, 1, 2, 3, 4].map((place) => (
          <Skeleton key={place} height={22} />
        ))}
      </div>
    );
  }
  const entries = log.data.pages.flatMap((page) => page.items);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  if (entries.length === 0) {
    return isFiltered ? (
      <Notice
        icon={<IconZoomExclamation size={22} />}
        title={text.nothing.title}
        text={text.nothing.text}
        actions={<Button onClick={onClear}>{text.nothing.clear}</Button>}
      />
    ) : (
      <Notice title={text.empty.title} text={text.empty.text} />
    );
  }
  return (
    <>
      <AuditTable entries={entries} />
      {log.hasNextPage && (
        <Button variant="subtle" fullWidth loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  );
}
