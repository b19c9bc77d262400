// Sends requests at a steady rate, whatever becomes of the earlier ones: what waits counts from when it was due.
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "../measure/median.ts";
import { openConnections } from "./connections.ts";
import type { Target } from "./load.ts";

const TICK_MS = 1;
const CONNECTIONS = 64;

/** Milliseconds below which this share of the answers came, from the moment each request was due. */
export async function steadyLoad(
  target: Target,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<(share: number) => number> {
  const { ask, close } = await openConnections(target, CONNECTIONS);
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  const begun = performance.now();
  while (sent.length < perSecond * seconds) {
    const now = performance.now();
    for (let due = dueAt(); due <= now && sent.length < perSecond * seconds; due = dueAt())
      sent.push(ask().then(() => void times.push(performance.now() - due)));
    await sleep(TICK_MS);
  }
  await Promise.all(sent);
  close();
  return (share) => quantile(times, share);

  function dueAt(): number {
    return begun + (sent.length / perSecond) * 1000;
  }
}
