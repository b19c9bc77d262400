import { Button, SegmentedControl, Select, Skeleton } from "@mantine/core";
import type { Dashboard } from "@tonegraph/api-contract";
import { IconPhoneOff, IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { dashboardQuery, furtherPages, type DashboardWish } from "../../lib/queries/dashboard.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import styles from "./dashboard.module.css";
import { DAYS, type DashboardSearch } from "./dashboard-search.ts";
import { dayWords } from "./day-series.ts";
import { FlowLosses, NodeLosses, PublishEffects } from "./LossTables.tsx";
import { TotalCard } from "./TotalCard.tsx";
import { useLongList } from "./use-long-list.ts";

/** Where calls are lost, over all flows: what a supervisor looks at first. */
export function DashboardPage() {
  const text = words.dashboard;
  usePageTitle(text.title);
  const { days = 28, tenant } = useSearch({ from: "/signed-in/frame/callers" });
  const wish = { days, tenantId: tenant };
  const dashboard = useQuery(dashboardQuery(wish));
  return (
    <Page title={text.title} sub={text.sub}>
      <Choices days={days} tenant={tenant} />
      {dashboard.data !== undefined ? (
        <Lists key={JSON.stringify(wish)} dashboard={dashboard.data} wish={wish} />
      ) : dashboard.isError ? (
        <Failed error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Choices({ days, tenant }: { readonly days: number; readonly tenant: string | undefined }) {
  const text = words.dashboard;
  const navigate = useNavigate();
  const tenants = useQuery(tenantsQuery);
  const show = (change: DashboardSearch): void => {
    void navigate({ to: "/callers", search: (before: DashboardSearch) => ({ ...before, ...change }), replace: true });
  };
  const report = (
    <Link to="/reports/weekly" search={{ tenant }} className={styles["link"]}>
      {text.report}
    </Link>
  );
  return (
    <PageBar end={report}>
      <SegmentedControl
        aria-label={text.days.label}
        value={String(days)}
        onChange={(value) => show({ days: DAYS.find((known) => String(known) === value) })}
        data={DAYS.map((known) => ({ value: String(known), label: text.days[known] }))}
      />
      {(tenants.data?.length ?? 0) > 1 && (
        <Select
          aria-label={text.tenant}
          value={tenant ?? ""}
          onChange={(value) => show({ tenant: value === null || value === "" ? undefined : value })}
          data={[
            { value: "", label: text.allTenants },
            ...(tenants.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </PageBar>
  );
}

function Lists({ dashboard, wish }: { readonly dashboard: Dashboard; readonly wish: DashboardWish }) {
  const text = words.dashboard;
  const { window, total } = dashboard;
  const read = furtherPages(wish);
  const flows = useLongList({ key: ["flows", wish], first: dashboard.flows, readPage: read.flows });
  const nodes = useLongList({ key: ["nodes", wish], first: dashboard.nodes, readPage: read.nodes });
  const publishes = useLongList({ key: ["publishes", wish], first: dashboard.publishes, readPage: read.publishes });
  if (total.flows === 0 && publishes.items.length === 0) {
    return (
      <Card>
        <Notice
          icon={<IconPhoneOff size={22} />}
          title={text.empty.title}
          text={text.empty.text}
          actions={
            <Link to="/" className={styles["link"]}>
              {text.empty.open}
            </Link>
          }
        />
      </Card>
    );
  }
  return (
    <>
      <p className={styles["window"]}>{text.window(dayWords(window.from), dayWords(window.to))}</p>
      <TotalCard total={total} window={window} />
      {total.trend.length > 0 && (
        <>
          <Section title={text.flows} list={flows} none={text.noFlows}>
            <FlowLosses flows={flows.items} window={window} />
          </Section>
          <Section title={text.nodes} list={nodes} none={text.noNodes}>
            <NodeLosses nodes={nodes.items} />
          </Section>
        </>
      )}
      <Section title={text.publishes} list={publishes} none={text.noPublishes}>
        <PublishEffects publishes={publishes.items} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly list: ReturnType<typeof useLongList<unknown>>;
  readonly none: string;
  readonly children: ReactNode;
}

function Section({ title, list, none, children }: SectionProps) {
  return (
    <section className={styles["section"]}>
      <h2>{title}</h2>
      <Card>{list.items.length === 0 ? <p className={styles["none"]}>{none}</p> : children}</Card>
      {list.more !== null && (
        <Button variant="default" size="xs" loading={list.isReading} onClick={list.more} mt={8}>
          {words.dashboard.more}
        </Button>
      )}
    </section>
  );
}

/** Figures that could not be loaded, with the reason and a way to try again. */
export function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const text = words.dashboard;
  const problem = problemOf(error);
  return (
    <Card>
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={text.failed}
        text={problem.detail}
        fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
        actions={<Button onClick={onRetry}>{text.retry}</Button>}
      />
    </Card>
  );
}

/** Figures on their way. */
export function Waiting() {
  return (
    <div role="status" aria-label={words.dashboard.loading} className={styles["waiting"]}>
      <Skeleton height={150} />
      <Skeleton height={220} />
    </div>
  );
}
