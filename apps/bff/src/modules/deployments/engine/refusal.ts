import type { VendorError } from "@tonegraph/vendor-kit";
import type { DeploymentError } from "../deployment.ts";
import type { EngineWorld } from "./engine-world.ts";
import { pause } from "./interruption.ts";
import { fromVendorError } from "./vendor-failure.ts";

const MAX_SENDS = 3;
const MAX_CONFLICT_REPEATS = 3;

/** What a write met so far: the first error stays the error. */
export interface Refusal {
  readonly error: DeploymentError;
  readonly last: "conflict" | "ambiguous" | "refused";
  /** Attempts so far, those that the client repeated itself among them. */
  readonly sends: number;
  readonly conflicts: number;
  /** How long the vendor, or its documentation, wants to be left alone before the next attempt. Milliseconds. */
  readonly resendAfterMs: number | undefined;
}

/** Adds the answer of one more send. */
export function addRefusal(former: Refusal | null, failed: VendorError): Refusal {
  const last = failed.ambiguous ? "ambiguous" : failed.kind === "conflict" ? "conflict" : "refused";
  return {
    error: former?.error ?? fromVendorError(failed),
    last,
    sends: (former?.sends ?? 0) + (last === "conflict" ? 0 : Math.max(1, failed.attempts ?? 1)),
    conflicts: (former?.conflicts ?? 0) + (last === "conflict" ? 1 : 0),
    resendAfterMs: failed.resendAfterMs,
  };
}

/** Whether sending again makes no sense: the vendor said no, or said too often that it could not. */
export function isFinalRefusal({ last, sends, conflicts }: Refusal): boolean {
  return last === "refused" || sends >= MAX_SENDS || conflicts > MAX_CONFLICT_REPEATS;
}

/** Waits before the copy is read again: after a conflict longer each time, because somebody is just working there. */
export async function waitToRepeat({ last, conflicts, resendAfterMs }: Refusal, world: EngineWorld): Promise<void> {
  const { rewriteWaitMs, conflictWaitMs } = world.timing;
  const wait =
    last === "conflict"
      ? Math.min(conflictWaitMs.base * 2 ** (conflicts - 1), conflictWaitMs.longest)
      : Math.min(resendAfterMs ?? rewriteWaitMs.usual, rewriteWaitMs.longest);
  await pause(wait, world);
}
