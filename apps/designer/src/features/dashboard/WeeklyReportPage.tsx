import { Button } from "@mantine/core";
import type { WeeklyReport } from "@tonegraph/api-contract";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { weeklyReportQuery } from "../../lib/queries/dashboard.ts";
import { Card } from "../../ui/Page.tsx";
import { Failed, Waiting } from "./DashboardPage.tsx";
import styles from "./dashboard.module.css";
import { dayWords, weekBeside } from "./day-series.ts";
import { FlowLosses, NodeLosses, PublishEffects } from "./LossTables.tsx";
import { TotalCard } from "./TotalCard.tsx";

/** One week on paper. */
export function WeeklyReportPage() {
  const { week, tenant } = useSearch({ from: "/signed-in/reports/weekly" });
  const report = useQuery(weeklyReportQuery(week, tenant));
  usePageTitle(report.data === undefined ? words.dashboard.report : words.dashboard.weekly.title(report.data.week));
  return (
    <main className={styles["report"]}>
      <ReportBar monday={report.data?.window.from} tenant={tenant} />
      {report.data !== undefined ? (
        <Report report={report.data} />
      ) : report.isError ? (
        <Failed error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Waiting />
      )}
    </main>
  );
}

function ReportBar({ monday, tenant }: { readonly monday: string | undefined; readonly tenant: string | undefined }) {
  const text = words.dashboard.weekly;
  return (
    <nav className={styles["reportBar"]} aria-label={words.dashboard.report}>
      <Link to="/callers" search={{ tenant }} className={styles["link"]}>
        {text.back}
      </Link>
      {monday !== undefined && (
        <>
          <Link to="/reports/weekly" search={{ tenant, week: weekBeside(monday, -1) }} className={styles["link"]}>
            {text.before}
          </Link>
          <Link to="/reports/weekly" search={{ tenant, week: weekBeside(monday, 1) }} className={styles["link"]}>
            {text.after}
          </Link>
        </>
      )}
      <Button size="xs" leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>
        {text.print}
      </Button>
    </nav>
  );
}

function Report({ report }: { readonly report: WeeklyReport }) {
  const text = words.dashboard;
  const { window, total } = report;
  return (
    <>
      <h1>{text.weekly.heading(report.week)}</h1>
      <p className={styles["window"]}>
        {text.window(dayWords(window.from), dayWords(window.to))}.{" "}
        {text.weekly.previous(total.previous.lost, total.previous.calls)}.{" "}
        {!report.isComplete && <strong>{text.weekly.running}</strong>}
      </p>
      <TotalCard total={total} window={window} />
      <h2>{text.flows}</h2>
      <Card>
        {report.flows.length === 0 ? (
          <p className={styles["none"]}>{text.noFlows}</p>
        ) : (
          <FlowLosses flows={report.flows} window={window} />
        )}
      </Card>
      {report.moreFlows && <p className={styles["quiet"]}>{text.weekly.moreFlows}</p>}
      <h2>{text.nodes}</h2>
      <Card>
        {report.nodes.length === 0 ? (
          <p className={styles["none"]}>{text.noNodes}</p>
        ) : (
          <NodeLosses nodes={report.nodes} />
        )}
      </Card>
      <h2>{text.publishes}</h2>
      <Card>
        {report.publishes.length === 0 ? (
          <p className={styles["none"]}>{text.noPublishes}</p>
        ) : (
          <PublishEffects publishes={report.publishes} />
        )}
      </Card>
      {report.publishes.length > 0 && <p className={styles["quiet"]}>{text.weekly.upTo(dayWords(window.to))}</p>}
    </>
  );
}
