// Asks over connections that stay open, one question at a time on each, and measures each.
import { quantile } from "../measure/median.ts";
import { openConnections, type Question } from "./connections.ts";
import { cpuSecondsOf } from "./core-of-its-own.ts";

/** What to ask, and which process answers it. */
export interface Target extends Question {
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

/** Asks `count` times over so many connections. */
export async function load(
  target: Target,
  { count, connections }: { readonly count: number; readonly connections: number },
): Promise<Round> {
  const { ask, close } = await openConnections(target, connections);
  await Promise.all(Array.from({ length: connections }, ask));
  const times = new Float64Array(count);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let mine = next++; mine < count; mine = next++) {
      const begun = performance.now();
      await ask();
      times[mine] = performance.now() - begun;
    }
  };
  const cpuBefore = cpuSecondsOf(target.pid);
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuSecondsOf(target.pid) - cpuBefore;
  close();
  const all = [...times];
  return { perSecond: count / seconds, perCoreSecond: count / cpu, p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}
