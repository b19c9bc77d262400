import { err, ok, type Result } from "@tonegraph/flow-model";
import type { DoOnce, OnceWish, TenantSharing } from "../tenant-sharing.ts";
import type { VendorError } from "../vendor-error.ts";

/** Does something once for a tenant; who asks while it is being done gets the same answer. */
export type Once = (wish: OnceWish, work: DoOnce) => Promise<Result<null, VendorError>>;

/**
 * Makes it for one client. What is done is remembered as long as the client lives, and by `sharing` for all processes and
 * over restarts; a failure is not, so the next one who asks tries again.
 */
export function createOnce(sharing: TenantSharing | undefined, vendor: string): Once {
  const done = new Set<string>();
  const underWay = new Map<string, Promise<Result<null, VendorError>>>();

  const begin = async (wish: OnceWish, work: DoOnce): Promise<Result<null, VendorError>> => {
    const ended = sharing === undefined ? await work(false) : await sharing.once(wish, work);
    if (ended === null) return err(beingDone(vendor));
    if (ended.ok) done.add(keyOf(wish));
    return ended;
  };

  const once: Once = async (wish, work) => {
    const key = keyOf(wish);
    if (done.has(key)) return ok(null);
    const present = underWay.get(key);
    if (present !== undefined) {
      const ended = await present;
      // Whoever began it does not want it any more, which is no reason for the others.
      return !ended.ok && ended.error.kind === "cancelled" ? once(wish, work) : ended;
    }
    const doing = begin(wish, work).finally(() => underWay.delete(key));
    underWay.set(key, doing);
    return doing;
  };
  return once;
}

function keyOf({ task, subject }: OnceWish): string {
  return JSON.stringify([task, subject]);
}

function beingDone(vendor: string): VendorError {
  const message = `Another process of Tonegraph was still asking ${vendor} for the same thing when the time for it was over.`;
  return { kind: "timeout", message, ambiguous: false };
}
