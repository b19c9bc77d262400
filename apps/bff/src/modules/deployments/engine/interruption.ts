// When nobody waits for a deployment's work here any more, because the process stops or another one has it, what only reads
// or waits ends at once: its record stays as it is, and whoever has it next goes on from there.
import type { EngineWorld } from "./engine-world.ts";

/** Thrown instead of an answer that nobody waits for any more. */
export class Interrupted extends Error {}

type Ending = Pick<EngineWorld, "ending">;

/** What the work answers, or {@link Interrupted} as soon as nobody wants it. Only for what changes nothing. */
export async function unlessInterrupted<Value>(work: Promise<Value>, { ending }: Ending): Promise<Value> {
  if (ending === undefined) return work;
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  const interrupt = (): void => reject(new Interrupted("nobody waits for this any more"));
  ending.addEventListener("abort", interrupt);
  if (ending.aborted) interrupt();
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    ending.removeEventListener("abort", interrupt);
  }
}

/** Waits, unless nobody wants the work any more. */
export function pause(ms: number, world: Pick<EngineWorld, "clock" | "ending">): Promise<void> {
  return unlessInterrupted(world.clock.sleep(ms), world);
}
