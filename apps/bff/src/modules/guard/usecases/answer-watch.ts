import type { GuardWatch } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { GuardDependencies } from "../ports.ts";
import { NO_WATCH, toWatch } from "../to-watch.ts";
import { carryOut } from "./carry-out.ts";
import { endWatch } from "./end-watch.ts";

/** A person's answer to a watch that asks. */
export interface Answer {
  readonly actor: Actor;
  readonly watchId: string;
  readonly answer: "rollBack" | "keep";
}

/** Takes an answer, once: the version is kept, or the former one is brought back. */
export async function answerWatch(
  { actor, watchId, answer }: Answer,
  dependencies: GuardDependencies,
): Promise<Result<GuardWatch, ApiFault>> {
  const { storage, now } = dependencies;
  const taken = await storage.transaction<null, ApiFault>(actor.workspaceId, async (store) => {
    const held = await store.hold(watchId);
    if (held === null) return NO_WATCH;
    if (held.state !== "asking") {
      return fault(
        "guard-not-asking",
        "This watch does not ask any more: it was answered, or another version is live.",
      );
    }
    const at = now();
    const decided = { what: answer, by: actor.id, at };
    await store.update(watchId, { decided, ...(answer === "rollBack" ? { state: "rollingBack", refusal: null } : {}) });
    if (answer === "keep") {
      await endWatch(store, held, { outcome: "kept", at, actor: actor.id });
      return ok(null);
    }
    const details = { watchId, tenantId: held.tenantId, version: held.version, answer };
    await store.appendAudit({ at, actor: actor.id, action: "guard.answered", flowId: held.flowId, details });
    return ok(null);
  });
  if (!taken.ok) return taken;
  const place = { workspaceId: actor.workspaceId, watchId };
  const carried = await carryOut(place, dependencies);
  if (!carried.ok) return carried;
  const record = await storage.in(actor.workspaceId).find(watchId);
  return record === null ? NO_WATCH : ok(toWatch(record));
}
