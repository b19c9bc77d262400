import { countBelow } from "../../kernel/count-below.ts";
import type { MetricLabels, Metrics } from "../../kernel/metrics.ts";

/** What a metric means, as /metrics says it. */
export type MetricHelp = Readonly<Record<string, string>>;

const SECONDS = [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5, 15, 60];

interface Family {
  readonly kind: "counter" | "histogram";
  readonly series: Map<string, { readonly buckets: number[]; count: number; sum: number }>;
}

/** An empty registry. `help` names the metrics that there may be, so that nothing is counted under a name nobody knows. */
export function createMetrics(help: MetricHelp): Metrics {
  const families = new Map<string, Family>();

  const seriesOf = (name: string, kind: Family["kind"], labels: MetricLabels) => {
    if (!Object.hasOwn(help, name)) throw new Error(`the metric ${name} is not described`);
    const family = families.get(name) ?? { kind, series: new Map() };
    families.set(name, family);
    const key = labelText(labels);
    const one = family.series.get(key) ?? { buckets: SECONDS.map(() => 0), count: 0, sum: 0 };
    family.series.set(key, one);
    return one;
  };

  const observer = (name: string, labels: MetricLabels) => {
    const one = seriesOf(name, "histogram", labels);
    return (seconds: number): void => {
      one.count += 1;
      one.sum += seconds;
      countBelow(one.buckets, SECONDS, seconds);
    };
  };

  return {
    count(name, labels) {
      seriesOf(name, "counter", labels).count += 1;
    },
    counter(name, labels) {
      const one = seriesOf(name, "counter", labels);
      return () => {
        one.count += 1;
      };
    },
    observer,
    observe: (name, labels, seconds) => observer(name, labels)(seconds),
    lines: () =>
      [...families].flatMap(([name, family]) => [
        `# HELP ${name} ${help[name] ?? ""}`,
        `# TYPE ${name} ${family.kind}`,
        ...[...family.series].flatMap(([labels, series]) =>
          family.kind === "counter" ? [`${name}${braced(labels)} ${series.count}`] : histogram(name, labels, series),
        ),
      ]),
  };
}

function histogram(
  name: string,
  labels: string,
  { buckets, count, sum }: { readonly buckets: readonly number[]; readonly count: number; readonly sum: number },
): string[] {
  const bucket = (bound: string, value: number): string =>
    `${name}_bucket${braced([labels, `le="${bound}"`].filter((part) => part !== "").join(","))} ${value}`;
  return [
    ...SECONDS.map((bound, index) => bucket(String(bound), buckets[index] ?? 0)),
    bucket("+Inf", count),
    `${name}_sum${braced(labels)} ${sum}`,
    `${name}_count${braced(labels)} ${count}`,
  ];
}

function braced(labels: string): string {
  return labels === "" ? "" : `{${labels}}`;
}

function labelText(labels: MetricLabels): string {
  let text = "";
  for (const name of Object.keys(labels)) text += `${text === "" ? "" : ","}${name}="${escaped(labels[name] ?? "")}"`;
  return text;
}

function escaped(value: string): string {
  if (!/[\\"\n]/.test(value)) return value;
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
