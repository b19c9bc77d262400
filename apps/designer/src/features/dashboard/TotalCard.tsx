import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import type { Dashboard } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { Card } from "../../ui/Page.tsx";
import styles from "./dashboard.module.css";
import { daySeries, dayWords } from "./day-series.ts";
import { lossTold } from "./loss-told.ts";
import { Change } from "./LossFigures.tsx";

interface TotalCardProps {
  readonly total: Dashboard["total"];
  readonly window: Dashboard["window"];
}

/** All flows together: the figures, and lost calls day by day. */
export function TotalCard({ total, window }: TotalCardProps) {
  const text = words.dashboard;
  const days = daySeries(window, total.trend);
  if (total.trend.length === 0) {
    return (
      <Card>
        <p className={styles["none"]} data-testid="dashboard-total">
          {text.notFetched}
        </p>
      </Card>
    );
  }
  return (
    <Card>
      <div className={styles["total"]} data-testid="dashboard-total">
        <dl className={styles["figures"]}>
          <Figure name={text.total.calls} value={text.count(total.calls)} />
          <Figure name={text.total.lost} value={text.count(total.lost)} />
          <Figure name={text.total.rate} value={lossTold(total) === "tooFew" ? text.noChange : text.rate(total.rate)} />
          <div>
            <dt>{text.column.change}</dt>
            <dd className={styles["small"]}>
              <Change change={total.change} previous={total.previous} />
            </dd>
          </div>
        </dl>
        <div role="img" aria-label={text.total.trend(total.trend.length, total.lost)} className={styles["bars"]}>
          <BarChart
            h={132}
            data={days.map(({ day, figures }) => ({ day: dayWords(day), lost: figures?.lost ?? null }))}
            dataKey="day"
            series={[{ name: "lost", label: text.total.lost, color: "var(--heat-3)" }]}
            gridAxis="x"
            tickLine="none"
            barProps={{ radius: 3, isAnimationActive: false }}
            barChartProps={{ accessibilityLayer: false }}
            yAxisProps={{ width: 44, allowDecimals: false, tickCount: 3, interval: 0 }}
            xAxisProps={{ minTickGap: 24 }}
          />
        </div>
      </div>
    </Card>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
