import { flowRule } from "../node-rule.ts";
import { resourceFindings } from "../resource-finding.ts";
import { flowReferences } from "../resource-references.ts";

/** The flow belongs to a campaign that has no name, or that the tenant does not have. */
export const unresolvedCampaign = flowRule({
  code: "unresolved-campaign",
  severity: "error",
  reads: ["campaignId"],
  check: ({ flow, resources }) => resourceFindings(flowReferences(flow), "campaign", resources),
});
