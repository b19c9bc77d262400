import type { FlowSummary } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";

/** The line under the draft: its problems, or that it is as good as live; `gone` are tenants from which it was deleted. */
export function draftSummary(flow: Pick<FlowSummary, "problems" | "live">, gone: ReadonlySet<string>): string {
  const { error, warning } = flow.problems;
  const problems = [
    ...(error > 0 ? [words.flows.errors(error)] : []),
    ...(warning > 0 ? [words.flows.warnings(warning)] : []),
  ];
  if (problems.length > 0) return problems.join(", ");
  const same = flow.live.length > 0 && flow.live.every((live) => live.sameAsDraft);
  if (!same) return words.flows.ready;
  return flow.live.some(({ tenantId }) => gone.has(tenantId)) ? words.versions.sameAsPublished : words.flows.sameAsLive;
}
