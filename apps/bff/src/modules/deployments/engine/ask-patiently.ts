// Reading changes nothing, so it can be asked again: before the first write, when nothing is at stake yet, and behind the
// last one, when not knowing would cost most. What vendor-kit repeats by itself is repeated there; an answer that makes no
// sense is not, and may be a proxy's that is gone a moment later.
import type { Result } from "@tonegraph/flow-model";
import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import type { EngineWorld } from "./engine-world.ts";
import { pause, unlessInterrupted } from "./interruption.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2000;

/** Failures that may be gone when one asks again, before anything was written; every other one is the vendor's word. */
const PASSING: readonly VendorErrorKind[] = [
  "badAnswer",
  "connection",
  "timeout",
  "unavailable",
  "rateLimited",
  "circuitOpen",
];

type AskWorld = Pick<EngineWorld, "clock" | "timing" | "ending">;

/** How long to ask again (milliseconds), and after which failures. */
export interface Patience {
  readonly forMs: number;
  readonly mayPass: (kind: VendorErrorKind) => boolean;
}

/** Asks until the vendor answers or patience ends, by itself as long as a write may take; the last failure is the answer then. */
export async function askPatiently<Value>(
  ask: () => Promise<Result<Value, VendorError>>,
  world: AskWorld,
  patience: Patience = { forMs: world.timing.writeDeadlineMs, mayPass: (kind) => PASSING.includes(kind) },
): Promise<Result<Value, VendorError>> {
  const { clock } = world;
  const until = clock.elapsed() + patience.forMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const answer = await unlessInterrupted(ask(), world);
    if (answer.ok || !patience.mayPass(answer.error.kind)) return answer;
    const rest = Math.max(wait, answer.error.retryAfterMs ?? 0);
    if (clock.elapsed() + rest >= until) return answer;
    await pause(rest, world);
  }
}
