import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converter } from "./convert.ts";
import { sentBundleSchema } from "./sent.ts";

const flows = arbitraryCarriedKinds({
  kinds: [
    "message",
    "menu",
    "collect",
    "language",
    "condition",
    "setVariables",
    "transform",
    "subflow",
    "queue",
    "agent",
    "externalNumber",
    "hangup",
  ],
  texts: fc.constantFrom("Welcome.", "Press a key.").map((text) => ({ kind: "speech" as const, text })),
  languages: ["en-US", "de-DE"],
});
/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Told = {
  description: /^description$/,
  "languages-by-texts": /^(languages|defaultLanguage)$/,
  "variable-of-platform": /^variables$/,
  "active-window": /^activeWindow$/,
  campaign: /^campaignId$/,
  "flow-fallback": /^fallback$/,
  "node-not-reached": /./,
  "queue-priority": /^priority$/,
  "barge-in": /^interruptible$/,
  "hang-up-outcome": /^outcome$/,
  "speech-input": /^(speechEnabled$|options)/,
  "retry-prompt": /^no(Input|Match)\/promptId/,
  "one-repeat-count": /^noMatch\/maxRepeats$/,
  "language-as-menu": /^(kind|noMatch.*|options.*|-> .*)$/,
};

describe("any flow of blocks that the dialect carries", () => {
  it("comes back as it was, but for what the report says, and nothing is sent that the document does not have", () => {
    let carried = 0;
    fc.assert(
      fc.property(flows, (flow) => {
        const lost = untoldLosses(converter, flow, TOLD);
        if (lost !== null) carried += 1;
        expect(lost ?? []).toEqual([]);
        expect(strayFields(converter, flow, sentBundleSchema)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(carried).toBeGreaterThan(50);
  });
});
