import { z } from "zod";
import type { Config } from "../config.ts";

const clockSchema = z.object({ offsetMs: z.number() });

/** A clock, and how it is brought up to date before each round. */
export interface GuardClock {
  now(): Date;
  follow(): Promise<void>;
}

/** The clock that everything else goes by. */
function ownClock(now: () => Date): GuardClock {
  return { now, follow: () => Promise.resolve() };
}

/** For tests alone: as far ahead as the sandbox's clock, so that nobody has to wait for hours of callers. */
function sandboxClock(now: () => Date, sandboxPort: number): GuardClock {
  let offsetMs = 0;
  return {
    now: () => new Date(now().getTime() + offsetMs),
    async follow() {
      const answer = await fetch(`http://127.0.0.1:${sandboxPort}/_control/clock`);
      offsetMs = clockSchema.parse(await answer.json()).offsetMs;
    },
  };
}

/** The clock of a composition: the sandbox's where tests set that one ahead. */
export function chooseClock({
  config,
  now,
}: {
  readonly config: Pick<Config, "testHooks" | "sandbox" | "sandboxPort">;
  readonly now: () => Date;
}): GuardClock {
  return config.testHooks && config.sandbox ? sandboxClock(now, config.sandboxPort) : ownClock(now);
}
