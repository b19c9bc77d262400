// Sends requests over connections that stay open, one at a time on each, and measures each. undici's `dispatch`, because
// the sender must cost less than what it measures.
import { Pool, type Dispatcher } from "undici";
import { quantile } from "../measure/median.ts";
import { cpuSecondsOf } from "./core-of-its-own.ts";

/** What to send, and which process answers it. */
export interface Target {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly pid: number;
}

/** What one round measured. */
export interface Round {
  readonly perSecond: number;
  /** Requests for one second of the answering process's own time, all its threads: what else the machine does counts less. */
  readonly perCoreSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends `count` requests over so many connections; an answer that is not 200 is an error. */
export async function load(
  target: Target,
  { count, connections }: { readonly count: number; readonly connections: number },
): Promise<Round> {
  const { origin, pathname, search } = new URL(target.url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const { method, headers } = target;
  const options = { path: `${pathname}${search}`, method, headers, body: target.body ?? null };
  await Promise.all(Array.from({ length: connections }, () => send(pool, options)));
  const times = new Float64Array(count);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let mine = next++; mine < count; mine = next++) {
      const begun = performance.now();
      await send(pool, options);
      times[mine] = performance.now() - begun;
    }
  };
  const cpuBefore = cpuSecondsOf(target.pid);
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuSecondsOf(target.pid) - cpuBefore;
  await pool.destroy();
  const all = [...times];
  return { perSecond: count / seconds, perCoreSecond: count / cpu, p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}

/** One request; resolves when its answer has ended. */
export function send(pool: Pool, options: Dispatcher.DispatchOptions): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let status = 0;
  pool.dispatch(options, {
    onRequestStart() {
      // undici asks for it; there is nothing to do.
    },
    onResponseStart(_controller, statusCode) {
      status = statusCode;
    },
    onResponseData() {
      // Only its end counts.
    },
    onResponseEnd() {
      if (status === 200) resolve();
      else reject(new Error(`${options.path} answered ${status}`));
    },
    onResponseError(_controller, error) {
      reject(error);
    },
  });
  return promise;
}
