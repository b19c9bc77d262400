import type { Plan } from "@tonegraph/api-contract";
import { fault } from "../../kernel/fault.ts";
import type { ApprovalQuestion, ApprovalStanding, DeploymentStore } from "./ports.ts";

/** The refusal of a deployment that lacks an approval; null where it has one or needs none. */
export async function refuseUnapproved(
  question: ApprovalQuestion,
  store: Pick<DeploymentStore, "approvalStanding">,
): Promise<ReturnType<typeof fault> | null> {
  const standing = await store.approvalStanding(question);
  if (standing === null || standing.state === "approved") return null;
  const { state, approvalId, who } = standing;
  return fault("approval-needed", approvalWords(question, standing), {
    extra: { approval: { state, approvalId, who } },
  });
}

/** What a plan says of the approval. */
export function planApproval(question: ApprovalQuestion, standing: ApprovalStanding): NonNullable<Plan["approval"]> {
  const { state, approvalId, who } = standing;
  return { state, approvalId, who: [...who], words: approvalWords(question, standing) };
}

function approvalWords({ version }: ApprovalQuestion, { state, who }: ApprovalStanding): string {
  const what = version === null ? "This draft" : `Version ${version}`;
  const can = whoCan(who);
  switch (state) {
    case "approved":
      return `${what} is approved for this tenant.`;
    case "waiting":
      return `${what} waits for its approval. ${can}`;
    case "refused":
      return `${what} was refused for this tenant. Change it, or ask once more. ${can}`;
    case "none":
      return `Publishing to this tenant needs the approval of somebody who had no hand in the version. Ask for it. ${can}`;
  }
}

function whoCan(who: readonly string[]): string {
  if (who.length > 0) return `${who.slice(0, 5).join(" or ")} can approve it.`;
  return "Nobody else here publishes yet: an admin can give somebody the publisher role, or switch approvals off for this tenant.";
}
