import type { Json } from "@tonegraph/flow-model";
import type { CompileScope } from "./compile-scope.ts";

/** The campaign whose calls the flow takes: its own, else the tenant's. Without a tenant at hand the latter is not known. */
export function campaignOf(
  { flow, report }: CompileScope,
  settings: Readonly<Record<string, Json>> | undefined,
): string {
  if (flow.campaignId !== undefined && flow.campaignId.trim() !== "") return flow.campaignId;
  if (settings === undefined) {
    const words = "The flow names no campaign, so that of the tenant is used where it is published.";
    report.add("approximated", "campaign-of-tenant", { words });
    return "";
  }
  const own = settings["campaignId"];
  if (typeof own === "string" && own.trim() !== "") return own.trim();
  const words =
    "CXone's campaign rules belong to a campaign, but neither the flow nor the tenant names one. Set one of them.";
  report.add("unsupported", "campaign-missing", { words });
  return "";
}
