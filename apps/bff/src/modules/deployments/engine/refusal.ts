import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";
import type { EngineWorld } from "./engine-world.ts";
import { pause } from "./interruption.ts";
import { fromVendorError } from "./vendor-failure.ts";

const MAX_SENDS = 3;
const MAX_CONFLICT_REPEATS = 3;

/** Why a write may have been kept back before it left. */
const KEEPS_BACK: ReadonlySet<VendorErrorKind> = new Set([
  "rateLimited",
  "circuitOpen",
  "timeout",
  "connection",
  "unavailable",
]);

/** What a write met so far: the first error stays the error, but for those of a write that never left. */
export interface Refusal {
  readonly error: DeploymentError;
  /** `keptBack`: the vendor surely did nothing, and may be asked in a while. */
  readonly last: "conflict" | "ambiguous" | "keptBack" | "refused";
  /** Whether it was never anything else than kept back. */
  readonly isKeptBack: boolean;
  /** Attempts so far, those that the client repeated itself among them. */
  readonly sends: number;
  readonly conflicts: number;
  /** How long to wait before the next attempt: after an ambiguous one as the vendor, or its documentation, wants it. Milliseconds. */
  readonly waitMs: number;
  /** When the first attempt ended, by the clock's `elapsed`. */
  readonly since: number;
  /** Whether nobody waits so long. */
  readonly isTooLate: boolean;
}

/** Adds the answer of one more send. */
export function addRefusal(
  former: Refusal | null,
  failed: VendorError,
  { clock, timing }: Pick<EngineWorld, "clock" | "timing">,
): Refusal {
  const last = meaningOf(failed);
  const now = clock.elapsed();
  const before = former ?? { sends: 0, conflicts: 0, isKeptBack: true, since: now };
  const conflicts = before.conflicts + (last === "conflict" ? 1 : 0);
  const waitMs = waitAfter(last, { failed, conflicts, timing });
  const saysMore = before.isKeptBack && last !== "keptBack";
  return {
    error: former === null || saysMore ? fromVendorError(failed) : former.error,
    last,
    isKeptBack: before.isKeptBack && last === "keptBack",
    sends: before.sends + sendsOf(failed, last),
    conflicts,
    waitMs,
    since: before.since,
    isTooLate: last === "keptBack" && now + waitMs - before.since >= timing.readPatienceMs,
  };
}

function meaningOf({ ambiguous, kind, attempts }: VendorError): Refusal["last"] {
  if (ambiguous) return "ambiguous";
  if (kind === "conflict") return "conflict";
  return kind === "rateLimited" || (attempts === 0 && KEEPS_BACK.has(kind)) ? "keptBack" : "refused";
}

function sendsOf({ attempts = 1 }: VendorError, last: Refusal["last"]): number {
  if (last === "conflict") return 0;
  return last === "keptBack" ? attempts : Math.max(1, attempts);
}

/** After a conflict longer each time, because somebody is just working there. */
function waitAfter(
  last: Refusal["last"],
  {
    failed,
    conflicts,
    timing: { rewriteWaitMs, conflictWaitMs },
  }: { readonly failed: VendorError; readonly conflicts: number; readonly timing: EngineWorld["timing"] },
): number {
  if (last === "conflict") return Math.min(conflictWaitMs.base * 2 ** (conflicts - 1), conflictWaitMs.longest);
  if (last === "keptBack") return Math.max(failed.retryAfterMs ?? 0, rewriteWaitMs.usual);
  return Math.min(failed.resendAfterMs ?? rewriteWaitMs.usual, rewriteWaitMs.longest);
}

/** Whether sending again makes no sense: the vendor said no, or said too often or for too long that it could not. */
export function isFinalRefusal({ last, sends, conflicts, isTooLate }: Refusal): boolean {
  return last === "refused" || isTooLate || sends >= MAX_SENDS || conflicts > MAX_CONFLICT_REPEATS;
}

/** Waits before the copy is read again. */
export async function waitToRepeat({ waitMs }: Refusal, world: EngineWorld): Promise<void> {
  await pause(waitMs, world);
}
