import type { ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { METRICS, type Metric } from "./heat-metric.ts";
import type { HeatmapSearch, Period } from "./heatmap-search.ts";
import classes from "./heatmap.module.css";

interface HeatRailProps {
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  readonly versions: readonly number[];
  readonly shown: {
    readonly tenant: string;
    /** Absent where the period is not chosen. */
    readonly period?: Period;
    /** Absent where nothing is coloured. */
    readonly metric?: Metric;
    readonly version: number;
  };
  readonly compare?: number | undefined;
  readonly onChange: (change: HeatmapSearch) => void;
}

const PERIOD_ORDER: readonly Period[] = ["day", "week", "month"];

/** What is looked at: where, when, by which figure, which version. */
export function HeatRail({ tenants, versions, shown, compare, onChange }: HeatRailProps) {
  const text = words.heatmap;
  const metrics = METRICS.filter((metric) => metric !== "change" || compare !== undefined);
  return (
    <nav className={classes["rail"]} aria-label={text.heading}>
      {tenants.length > 1 && (
        <Group title={text.rail.tenant}>
          {tenants.map(({ id, name }) => (
            <Choice
              key={id}
              isChosen={id === shown.tenant}
              onChoose={() => onChange({ tenant: id, version: undefined })}
            >
              {name}
            </Choice>
          ))}
        </Group>
      )}
      {shown.period !== undefined && (
        <Group title={text.rail.period}>
          {PERIOD_ORDER.map((period) => (
            <Choice
              key={period}
              isChosen={period === shown.period}
              onChoose={() => onChange({ period })}
              title={text.wholeHours}
            >
              {text.period[period]}
            </Choice>
          ))}
        </Group>
      )}
      {shown.metric !== undefined && (
        <Group title={text.rail.metric}>
          {metrics.map((metric) => (
            <Choice key={metric} isChosen={metric === shown.metric} onChoose={() => onChange({ metric })}>
              {metric === "change" && compare !== undefined
                ? `${text.metric.change} ${text.version(compare)}`
                : text.metric[metric]}
            </Choice>
          ))}
        </Group>
      )}
      <Group title={text.rail.version}>
        {versions.map((version) => (
          <Choice key={version} isChosen={version === shown.version} onChoose={() => onChange({ version })}>
            {text.version(version)}
          </Choice>
        ))}
      </Group>
      {versions.length > 1 && shown.metric !== undefined && (
        <Group title={text.rail.compare}>
          <Choice isChosen={compare === undefined} onChoose={() => onChange({ compare: undefined, metric: undefined })}>
            {text.noCompare}
          </Choice>
          {versions
            .filter((version) => version !== shown.version)
            .map((version) => (
              <Choice
                key={version}
                isChosen={version === compare}
                onChoose={() => onChange({ compare: version, metric: "change" })}
              >
                {text.version(version)}
              </Choice>
            ))}
        </Group>
      )}
    </nav>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly title?: string;
  readonly children: ReactNode;
}

function Choice({ isChosen, onChoose, title, children }: ChoiceProps) {
  return (
    <button type="button" className={classes["choice"]} title={title} aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  );
}
