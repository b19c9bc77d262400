/** Labels of one series; values that come from people or vendors are never labels. */
export type MetricLabels = Readonly<Record<string, string>>;

/** Counts and measures what the product does, for /metrics. Names are Prometheus names, with their unit at the end. */
export interface Metrics {
  /** Adds one to a counter. */
  count(name: string, labels: MetricLabels): void;
  /** Adds one to one series of a counter, for whoever adds many to it. */
  counter(name: string, labels: MetricLabels): () => void;
  /** Adds a duration in seconds to a histogram. */
  observe(name: string, labels: MetricLabels, seconds: number): void;
  /** Adds durations in seconds to one series of a histogram, for whoever adds many to it. */
  observer(name: string, labels: MetricLabels): (seconds: number) => void;
  /** All series in Prometheus' text format. */
  lines(): string[];
}
