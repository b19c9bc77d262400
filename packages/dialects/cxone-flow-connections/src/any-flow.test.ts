import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import { NODE_KINDS } from "@tonegraph/flow-model";
import { arbitraryPromptText } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converter } from "./convert.ts";
import { sentFlowSchema } from "./sent.ts";

const flows = arbitraryCarriedKinds({
  kinds: NODE_KINDS.filter((kind) => kind !== "start" && kind !== "vendorBlock"),
  texts: arbitraryPromptText,
  languages: ["en-US", "de-DE"],
});

/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Told = {
  description: /^description$/,
  languages: /^(languages|defaultLanguage)$/,
  variables: /^variables$/,
  "active-window": /^activeWindow$/,
  campaign: /^campaignId$/,
  "flow-fallback": /^fallback$/,
  "not-carried": /^(?!kind$|-> )/,
  "kind-not-carried": /./,
};

describe("any flow of blocks that the dialect carries", () => {
  it("comes back as it was, but for what the report says, and nothing is sent that the document does not have", () => {
    let carried = 0;
    fc.assert(
      fc.property(flows, (flow) => {
        const lost = untoldLosses(converter, flow, TOLD);
        if (lost !== null) carried += 1;
        expect(lost ?? []).toEqual([]);
        expect(strayFields(converter, flow, sentFlowSchema)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(carried).toBeGreaterThan(3);
  });
});
