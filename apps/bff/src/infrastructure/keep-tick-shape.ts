import { executionAsyncResource } from "node:async_hooks";

let kept: object | null = null;

/**
 * Keeps one of the objects alive that node makes for each `process.nextTick`, and gives it back. Between requests there is
 * none: a collection then drops their shape, after the second one V8 takes the place where they are made for one that makes
 * objects of many shapes, and every tick takes six times as long for the rest of the process's life (750 instead of 120 ns,
 * of which a request has five to ten; `node bench/bff/ticks.bench.ts`).
 */
export function keepTickShape(): Promise<object> {
  return new Promise((resolve) => {
    process.nextTick(() => {
      kept ??= executionAsyncResource();
      resolve(kept);
    });
  });
}
