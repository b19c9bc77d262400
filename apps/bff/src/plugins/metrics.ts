import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { countBelow } from "../kernel/count-below.ts";
import type { RequestStep } from "./every-request.ts";

const LAG_RESOLUTION_MS = 10;
const SECONDS = [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5];

interface Series {
  readonly buckets: number[];
  count: number;
  sum: number;
}

/**
 * Answers /metrics (with the lines of our own metrics) in Prometheus' text format. What it gives back counts an answer, by
 * route and status.
 */
export function addMetrics(app: FastifyInstance, ownLines: () => readonly string[] = () => []): RequestStep {
  const series = createSeries();
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  lag.enable();
  app.addHook("onClose", (_app, done) => {
    lag.disable();
    done();
  });
  app.get("/metrics", (_request, reply) =>
    reply
      .type("text/plain; version=0.0.4; charset=utf-8")
      .send([...requestLines(series.all()), ...ownLines(), ...processLines(lag), ""].join("\n")),
  );
  return (request, reply) => {
    const one = series.of(request.routeOptions.url ?? "none", request.method, reply.statusCode);
    const seconds = reply.elapsedTime / 1000;
    one.count += 1;
    one.sum += seconds;
    countBelow(one.buckets, SECONDS, seconds);
  };
}

/** The series by route, method and status, found without writing their labels each time. */
function createSeries() {
  const all = new Map<string, Series>();
  const known = new Map<string, Map<string, Map<number, Series>>>();
  const make = (route: string, method: string, status: number): Series => {
    const one = { buckets: SECONDS.map(() => 0), count: 0, sum: 0 };
    all.set(`method="${method}",route="${route}",status="${status}"`, one);
    const methods = known.get(route) ?? new Map<string, Map<number, Series>>();
    known.set(route, methods);
    methods.set(method, (methods.get(method) ?? new Map<number, Series>()).set(status, one));
    return one;
  };
  return {
    all: (): ReadonlyMap<string, Series> => all,
    of: (...[route, method, status]: Parameters<typeof make>): Series =>
      known.get(route)?.get(method)?.get(status) ?? make(route, method, status),
  };
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

function processLines(lag: ReturnType<typeof monitorEventLoopDelay>): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  // The timer's own span is in what it measures.
  const lagMs = Math.max(0, lag.percentile(99) / 1e6 - LAG_RESOLUTION_MS);
  lag.reset();
  return [
    "# HELP nodejs_eventloop_lag_p99_seconds How late the event loop was, since this was last asked for.",
    "# TYPE nodejs_eventloop_lag_p99_seconds gauge",
    `nodejs_eventloop_lag_p99_seconds ${lagMs / 1000}`,
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${rss}`,
    "# TYPE nodejs_heap_used_bytes gauge",
    `nodejs_heap_used_bytes ${heapUsed}`,
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${performance.now() / 1000}`,
  ];
}
