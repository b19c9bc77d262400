import { describe, expect, it } from "vitest";
import { createMetrics } from "./create-metrics.ts";

const HELP = { ends_total: "How many ended.", took_seconds: "How long it took." };

describe("createMetrics", () => {
  it("writes counters and histograms in Prometheus' text format", () => {
    const metrics = createMetrics(HELP);
    metrics.count("ends_total", { state: "live" });
    metrics.count("ends_total", { state: "live" });
    metrics.count("ends_total", { state: 'odd "name"\n\\' });
    metrics.observe("took_seconds", {}, 0.1);
    metrics.observe("took_seconds", {}, 7);
    const lines = metrics.lines();
    expect(lines.slice(0, 4)).toEqual([
      "# HELP ends_total How many ended.",
      "# TYPE ends_total counter",
      'ends_total{state="live"} 2',
      String.raw`ends_total{state="odd \"name\"\n\\"} 1`,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        "# TYPE took_seconds histogram",
        'took_seconds_bucket{le="0.05"} 0',
        'took_seconds_bucket{le="0.15"} 1',
        'took_seconds_bucket{le="15"} 2',
        'took_seconds_bucket{le="+Inf"} 2',
        "took_seconds_sum 7.1",
        "took_seconds_count 2",
      ]),
    );
  });

  it("refuses a name that is described nowhere", () => {
    expect(() => createMetrics(HELP).count("other_total", {})).toThrow("other_total");
  });
});
