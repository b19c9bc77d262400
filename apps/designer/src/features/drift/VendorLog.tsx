import { Button, Skeleton, Table } from "@mantine/core";
import { IconNotes, IconPlugConnectedX } from "@tabler/icons-react";
import type { VendorLog as LogPage } from "@tonegraph/api-contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { vendorLogQuery } from "../../lib/queries/vendor-log.ts";
import { When } from "../../lib/time/When.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Card } from "../../ui/Page.tsx";
import styles from "./drift.module.css";

interface VendorLogProps {
  readonly flowId: string;
  readonly tenantId: string;
  readonly tenantName: string;
}

/** What the vendor itself wrote down of the flow: who did what there, and when. */
export function VendorLog({ flowId, tenantId, tenantName }: VendorLogProps) {
  const text = words.drift.log;
  const log = useInfiniteQuery(vendorLogQuery(flowId, tenantId));
  const pages = log.data?.pages;
  return (
    <div className={styles["log"]}>
      <Card>
        <section aria-label={text.title} data-testid="vendor-log">
          <h2>{text.title}</h2>
          {pages !== undefined && <Told pages={pages} tenantName={tenantName} />}
          {pages === undefined && log.isError && <Failed error={log.error} onRetry={() => void log.refetch()} />}
          {pages === undefined && !log.isError && (
            <Skeleton height={120} radius="lg" role="status" aria-label={text.loading} />
          )}
          {log.hasNextPage && (
            <div className={styles["logMore"]}>
              <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                {log.isFetchNextPageError ? words.drift.retry : text.more}
              </Button>
              {log.isFetchNextPageError && <span className={styles["logHint"]}>{problemOf(log.error).detail}</span>}
            </div>
          )}
        </section>
      </Card>
    </div>
  );
}

function Told({ pages, tenantName }: { readonly pages: readonly LogPage[]; readonly tenantName: string }) {
  const text = words.drift.log;
  const entries = pages.flatMap((page) => page.entries);
  if (pages[0]?.offered === false) return <p className={styles["logHint"]}>{text.notOffered(tenantName)}</p>;
  if (entries.length > 0) return <Entries entries={entries} />;
  return <Notice icon={<IconNotes size={22} />} title={text.empty.title} text={text.empty.text} />;
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Notice
      tone="error"
      icon={<IconPlugConnectedX size={22} />}
      title={words.drift.log.failed}
      text={problemOf(error).detail}
      actions={<Button onClick={onRetry}>{words.drift.retry}</Button>}
    />
  );
}

function Entries({ entries }: Pick<LogPage, "entries">) {
  const text = words.drift.log;
  // An entry that was logged meanwhile pushes others onto the next page: those come twice.
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.when}</Table.Th>
          <Table.Th>{text.who}</Table.Th>
          <Table.Th>{text.what}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {once.map(({ id, at, actor, action, byUs }) => (
          <Table.Tr key={id} data-ours={byUs || undefined}>
            <Table.Td>
              <When at={at} />
            </Table.Td>
            <Table.Td className={styles["told"]}>{byUs ? text.us(actor) : (actor ?? text.nobody)}</Table.Td>
            <Table.Td className={styles["told"]}>{action}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
