import { Button } from "@mantine/core";
import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { words } from "../../lib/messages/words.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import { Pill } from "../../ui/Pill.tsx";
import { sourceWords } from "./figure-words.ts";
import { heatScale, textOf, type Metric } from "./heat-metric.ts";
import classes from "./heatmap.module.css";
import { isFetched, knownCalls } from "./known-figures.ts";
import { TakeAway } from "./take-away/TakeAway.tsx";

interface HeatLegendProps {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly metric: Metric;
  readonly tenantName: string;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
}

/** What the colours mean, how many calls stand behind them, where they come from, and what is missing. */
export function HeatLegend({ flow, heatmap, metric, tenantName, isRefreshing, onRefresh }: HeatLegendProps) {
  const text = words.heatmap;
  const { total } = heatmap;
  const isReported = heatmap.source.kind !== "none";
  return (
    <div className={classes["legend"]} data-testid="heat-legend">
      {isReported ? <Colours metric={metric} heatmap={heatmap} /> : <strong>{text.method.none}</strong>}
      <Pill tone="plain">{text.facts(heatmap.version, knownCalls(heatmap))}</Pill>
      {!isFetched(heatmap.source) && (
        <>
          <Pill tone="warn">{text.notFetched}</Pill>
          <span className={classes["source"]}>{text.fetchedSoon}</span>
        </>
      )}
      {total.rate !== null && (
        <Pill tone="plain">
          {total.enough ? text.panel.hangUp(total.rate) : text.fewInAll(total.abandoned, total.calls)}
        </Pill>
      )}
      <span className={classes["source"]}>{sourceWords(heatmap.source, tenantName)}</span>
      {isReported && (
        <Button variant="default" size="xs" loading={isRefreshing} onClick={onRefresh}>
          {text.refresh}
        </Button>
      )}
      <TakeAway flow={flow} heatmap={heatmap} metric={metric} tenantName={tenantName} />
      {isReported && heatmap.gaps.length > 0 && (
        <details className={classes["gaps"]}>
          <summary>{text.gaps}</summary>
          <ul>
            {heatmap.gaps.map(({ from, to, why }) => (
              <li key={`${from} ${why}`}>{text.gap(exactTime(from), exactTime(to), why)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Colours({ metric, heatmap: { nodes } }: Pick<HeatLegendProps, "metric" | "heatmap">) {
  const text = words.heatmap;
  const { top } = heatScale(metric, nodes);
  return (
    <>
      <strong>{text.metricHint[metric]}</strong>
      <span className={classes["ramp"]} aria-hidden="true">
        {metric === "change" && (
          <>
            <i data-step="better" />
            <i data-step="none" />
          </>
        )}
        <i data-step="0" />
        <i data-step="1" />
        <i data-step="2" />
        <i data-step="3" />
        <i data-step="4" />
      </span>
      <span>
        {metric === "change"
          ? text.changeLegend(textOf(metric, top))
          : text.legend(textOf(metric, 0), textOf(metric, top))}
      </span>
    </>
  );
}
