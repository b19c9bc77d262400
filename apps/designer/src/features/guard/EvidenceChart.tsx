import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";
import type { GuardWatchDetail } from "@tonegraph/api-contract";
import { ReferenceArea } from "recharts";
import { words } from "../../lib/messages/words.ts";
import { evidencePicture, evidenceWords, LOWEST_POWER } from "./evidence-points.ts";
import classes from "./guard.module.css";

const PROVED_POWER = 3;
const HOUR_MS = 3_600_000;

/** Evidence over time on a scale of powers of ten, against the line at which it proves something; shaded where nobody could look. */
export function EvidenceChart({ watch }: { readonly watch: GuardWatchDetail }) {
  const text = words.guard.chart;
  const { points, gaps } = evidencePicture(watch.beginsAt, watch.history);
  if (points.length === 1 && gaps.length === 0) return <p className={classes["hint"]}>{text.none}</p>;
  const powers = points.flatMap(({ power }) => (power === null ? [] : [power]));
  const top = Math.max(PROVED_POWER + 1, Math.ceil(Math.max(...powers)));
  const [begin, end] = [Date.parse(watch.beginsAt), Date.parse(watch.endsAt)];
  const best = evidenceWords(Math.max(...powers) * Math.LN10);
  return (
    <div role="img" aria-label={text.label(watch.looks, best)} data-testid="evidence-chart">
      <LineChart
        h={240}
        data={points.map((point) => ({ ...point }))}
        dataKey="at"
        series={[{ name: "power", label: text.evidence, color: "var(--accent)" }]}
        curveType="linear"
        connectNulls={false}
        withDots={points.length < 60}
        withLegend={false}
        strokeWidth={2}
        valueFormatter={(power) => evidenceWords(power * Math.LN10)}
        referenceLines={[{ y: PROVED_POWER, label: text.threshold, color: "var(--error)" }]}
        xAxisProps={{
          type: "number",
          scale: "time",
          domain: [begin, end],
          ticks: hoursBetween(begin, end),
          tickFormatter: clockTime,
        }}
        yAxisProps={{ domain: [LOWEST_POWER, top], ticks: powersUpTo(top), tickFormatter: tickWords, width: 56 }}
        tooltipProps={{ labelFormatter: labelOf }}
      >
        {gaps.map(({ from, to }) => (
          <ReferenceArea key={from} x1={from} x2={to} fill="var(--warn)" fillOpacity={0.18} ifOverflow="hidden" />
        ))}
      </LineChart>
    </div>
  );
}

function hoursBetween(begin: number, end: number): number[] {
  const step = Math.max(1, Math.ceil((end - begin) / HOUR_MS / 8)) * HOUR_MS;
  const ticks: number[] = [];
  for (let at = begin; at <= end; at += step) ticks.push(at);
  return ticks;
}

function powersUpTo(top: number): number[] {
  const step = Math.max(1, Math.ceil((top - LOWEST_POWER) / 9));
  const ticks = [PROVED_POWER];
  for (let power = 0; power <= top; power += step) ticks.push(power);
  return [...new Set([LOWEST_POWER, ...ticks])].toSorted((a, b) => a - b);
}

function tickWords(power: number): string {
  return power <= LOWEST_POWER ? "≤ 0.001" : evidenceWords(power * Math.LN10);
}

/** The tooltip asks for its label also while it is hidden, and there is none then. */
function labelOf(at: unknown): string {
  return typeof at === "number" ? clockTime(at) : "";
}

function clockTime(at: number): string {
  return new Intl.DateTimeFormat(words.time.locale, { hour: "2-digit", minute: "2-digit" }).format(at);
}
