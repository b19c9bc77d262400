import { hasPermission, type ListedApproval } from "@tonegraph/api-contract";
import type { Actor } from "../../kernel/actor.ts";
import { toApproval, type ApprovalRecord } from "./approval.ts";
import type { ApprovalStore } from "./ports.ts";

/** Somebody who reads or decides, and who stands behind them. */
export interface Reader {
  readonly actor: Actor;
  readonly principal: string;
}

/** Finds out who stands behind an actor. */
export async function readerOf(actor: Actor, store: ApprovalStore): Promise<Reader> {
  return { actor, principal: await store.principalOf(actor.id) };
}

/** Whether somebody stands behind the version. */
export function isAuthor({ authors }: ApprovalRecord, { principal }: Reader): boolean {
  return authors.includes(principal);
}

/** Whether somebody may take back what they asked for, or, as a publisher, what anybody approved. */
export function mayWithdraw(record: ApprovalRecord, { actor }: Reader): boolean {
  if (record.state === "waiting") return record.askedBy === actor.id;
  return record.state === "approved" && hasPermission(actor.roles, "publish");
}

/** An approval with what this reader may do with it. */
export function forReader(record: ApprovalRecord, reader: Reader): ListedApproval {
  const mayDecide =
    record.state === "waiting" && hasPermission(reader.actor.roles, "publish") && !isAuthor(record, reader);
  return { ...toApproval(record), mayDecide, mayWithdraw: mayWithdraw(record, reader) };
}
