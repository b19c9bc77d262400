import type { ListedApproval } from "@tonegraph/api-contract";
import { ok, type Result } from "@tonegraph/flow-model";
import type { Actor } from "../../../kernel/actor.ts";
import { fault, type ApiFault } from "../../../kernel/fault.ts";
import type { ApprovalRecord } from "../approval.ts";
import { forReader, isAuthor, mayWithdraw, readerOf, type Reader } from "../for-reader.ts";
import type { ApprovalStore } from "../ports.ts";
import type { ApprovalDependencies } from "./ask-approval.ts";

/** What somebody says to an approval. */
export interface DecisionRequest {
  readonly actor: Actor;
  readonly approvalId: string;
  readonly decision:
    | { readonly kind: "approve"; readonly contentHash: string; readonly reason: string }
    | { readonly kind: "refuse" | "withdraw"; readonly reason: string };
}

const BECOMES = { approve: "approved", refuse: "refused", withdraw: "withdrawn" } as const;

/** Approves, refuses or withdraws, under the lock under which deployments are accepted. */
export function decideApproval(
  { actor, approvalId, decision }: DecisionRequest,
  { storage, surroundings }: Pick<ApprovalDependencies, "storage" | "surroundings">,
): Promise<Result<ListedApproval, ApiFault>> {
  const at = surroundings.now();
  const { reason } = decision;
  const to = BECOMES[decision.kind];
  return storage.transaction(actor.workspaceId, async (store) => {
    const record = await store.find(approvalId);
    if (record === null) return fault("not-found", "There is no approval with this id.");
    await store.lockPlace(record);
    const reader = await readerOf(actor, store);
    const refusal = await refusalOf(decision, { record, reader, store });
    if (refusal !== null) return refusal;
    const from = decision.kind === "withdraw" ? (["waiting", "approved"] as const) : (["waiting"] as const);
    if (!(await store.decide(approvalId, { from, to, by: actor.id, at, reason }))) return decided(record);
    const present = (await store.find(approvalId)) ?? record;
    await store.announce(present);
    const { flowId, tenantId, version, contentHash } = record;
    const details = { approvalId, tenantId, version, contentHash, reason };
    await store.appendAudit({ at, actor: actor.id, action: `approval.${to}`, flowId, details });
    return ok(forReader(present, reader));
  });
}

interface Case {
  readonly record: ApprovalRecord;
  readonly reader: Reader;
  readonly store: ApprovalStore;
}

async function refusalOf(decision: DecisionRequest["decision"], { record, reader, store }: Case) {
  if (decision.kind === "withdraw") {
    if (record.state === "refused" || record.state === "withdrawn") return decided(record);
    if (mayWithdraw(record, reader)) return null;
    return fault("not-allowed", "Only whoever asked for it, or somebody who publishes, withdraws it.");
  }
  if (record.state !== "waiting") return decided(record);
  if (decision.kind === "approve" && decision.contentHash !== record.contentHash) {
    return fault(
      "other-content",
      `This approval is for version ${record.version} as it was frozen. Look at that one again.`,
    );
  }
  if (!isAuthor(record, reader)) return null;
  const others = await store.decidersBeside(record.authors);
  const who = others.length === 0 ? "Somebody else with the publisher role has to." : `${others.join(" or ")} can.`;
  return fault(
    "own-version",
    `You had a hand in version ${record.version}, so you cannot decide on it yourself. ${who}`,
  );
}

function decided({ state, version }: ApprovalRecord) {
  return fault("approval-decided", `Version ${version} is ${state} already. Look at it again.`);
}
