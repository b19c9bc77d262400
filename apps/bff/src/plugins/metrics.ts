import { performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";

const SECONDS = [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5];

interface Series {
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Counts requests by route and status, and answers /metrics (with the lines of our own metrics) in Prometheus' text format. */
export function addMetrics(app: FastifyInstance, ownLines: () => readonly string[] = () => []): void {
  const series = new Map<string, Series>();
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`;
    const one = series.get(labels) ?? { buckets: SECONDS.map(() => 0), count: 0, sum: 0 };
    series.set(labels, one);
    observe(one, reply.elapsedTime / 1000);
    done();
  });
  app.get("/metrics", (_request, reply) =>
    reply
      .type("text/plain; version=0.0.4; charset=utf-8")
      .send([...requestLines(series), ...ownLines(), ...processLines(), ""].join("\n")),
  );
}

function observe(one: Series, seconds: number): void {
  one.count += 1;
  one.sum += seconds;
  for (const [index, bound] of SECONDS.entries())
    if (seconds <= bound) one.buckets[index] = (one.buckets[index] ?? 0) + 1;
}

function requestLines(series: ReadonlyMap<string, Series>): string[] {
  const name = "tonegraph_http_request_duration_seconds";
  const lines = [`# HELP ${name} How long requests took.`, `# TYPE ${name} histogram`];
  for (const [labels, { buckets, count, sum }] of series) {
    for (const [index, bound] of SECONDS.entries())
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`);
    lines.push(
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${sum}`,
      `${name}_count{${labels}} ${count}`,
    );
  }
  return lines;
}

function processLines(): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  return [
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${rss}`,
    "# TYPE nodejs_heap_used_bytes gauge",
    `nodejs_heap_used_bytes ${heapUsed}`,
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${performance.now() / 1000}`,
  ];
}
