import { flowOf } from "@tonegraph/flow-model/testing";
import { describe, it } from "vitest";
import { verifyRule } from "../testing/verify-rule.ts";
import { unresolvedCampaign } from "./unresolved-campaign.ts";

const ofCampaign = (campaignId: string) => flowOf({ flow: { campaignId } });
const resources = { campaign: new Set(["camp_9x8y7z"]) };
const at = { pointer: "/campaignId" };

describe("unresolved-campaign", () => {
  it("finds campaigns that do not exist", () =>
    verifyRule(unresolvedCampaign, {
      valid: [
        { name: "no campaign", flow: flowOf(), resources },
        { name: "it exists", flow: ofCampaign("camp_9x8y7z"), resources },
        { name: "the tenant cannot be asked", flow: ofCampaign("camp_gone") },
      ],
      invalid: [
        {
          name: "it is gone",
          flow: ofCampaign("camp_gone"),
          resources,
          problems: [
            {
              severity: "error",
              at,
              params: { id: "camp_gone", reason: "unknown" },
              fix: null,
              words:
                "The flow names the campaign camp_gone, which does not exist there: no call of a campaign would come to it. Choose another campaign, or create it.",
            },
          ],
        },
        {
          name: "it is blank",
          flow: ofCampaign(""),
          problems: [
            {
              at,
              words:
                "The flow names a campaign without an id: it would not be part of any. Choose one, or leave it out.",
            },
          ],
        },
      ],
    }));
});
