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
  readonly sends: number;
  readonly conflicts: number;
}

/** Adds the answer of one more send. */
export function addRefusal(former: Refusal | null, failed: VendorError): Refusal {
  const last = failed.ambiguous ? "ambiguous" : failed.kind === "conflict" ? "conflict" : "refused";
  return {
    error: former?.error ?? fromVendorError(failed),
    last,
    sends: (former?.sends ?? 0) + (last === "conflict" ? 0 : 1),
    conflicts: (former?.conflicts ?? 0) + (last === "conflict" ? 1 : 0),
  };
}

/** Whether sending again makes no sense: the vendor said no, or said too often that it could not. */
export function isFinalRefusal({ last, sends, conflicts }: Refusal): boolean {
  return last === "refused" || sends >= MAX_SENDS || conflicts > MAX_CONFLICT_REPEATS;
}

/** Waits before the copy is read again: after a conflict longer each time, because somebody is just working there. */
export async function waitToRepeat({ last, conflicts }: Refusal, world: EngineWorld): Promise<void> {
  const { rewriteWaitMs, conflictWaitMs } = world.timing;
  const { base, longest } = conflictWaitMs;
  await pause(last === "conflict" ? Math.min(base * 2 ** (conflicts - 1), longest) : rewriteWaitMs, world);
}
