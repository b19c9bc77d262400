import { flowRule } from "../node-rule.ts";
import { resourceFinding } from "../resource-finding.ts";

/** The flow belongs to a campaign that has no name, or that the tenant does not have. */
export const unresolvedCampaign = flowRule({
  code: "unresolved-campaign",
  severity: "error",
  reads: ["campaignId"],
  check: ({ flow: { campaignId }, resources }) =>
    campaignId === undefined
      ? []
      : resourceFinding(campaignId, "campaign", { resources, at: { pointer: "/campaignId" } }),
});
