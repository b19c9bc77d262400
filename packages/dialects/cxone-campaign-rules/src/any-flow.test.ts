import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import { arbitraryPromptText, arbitraryText } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converter } from "./convert.ts";
import { sentRuleSchema } from "./sent.ts";

const recording = fc.record(
  {
    kind: fc.constant("audio" as const),
    assetId: fc.oneof(fc.constantFrom("asset_1", "asset_2"), arbitraryText),
    transcript: arbitraryText,
  },
  { requiredKeys: ["kind", "assetId"] },
);
const ENDS = ["queue", "externalNumber", "hangup"] as const;
const languages = ["en-US", "de-DE"];
const CARRIED = ["message", "menu", ...ENDS] as const;
const flows = fc.oneof(
  { weight: 3, arbitrary: arbitraryCarriedKinds({ kinds: CARRIED, texts: recording, languages }) },
  { weight: 1, arbitrary: arbitraryCarriedKinds({ kinds: CARRIED, texts: arbitraryPromptText, languages }) },
  // A message that is no recording is refused; a menu is sent without what it says.
  { weight: 1, arbitrary: arbitraryCarriedKinds({ kinds: ["menu", ...ENDS], texts: arbitraryPromptText, languages }) },
);

/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Told = {
  languages: /^(languages|defaultLanguage)$/,
  description: /^description$/,
  "hang-up-outcome": /^outcome$/,
  "language-not-known": /^(languages|defaultLanguage)$/,
  "other-languages": /^promptId\//,
  variables: /^variables$/,
  "queue-priority": /^priority$/,
  "exit-of-destination": /^-> /,
  "node-not-reached": /./,
  farewell: /^promptId\//,
  "barge-in": /^interruptible$/,
  "timing-of-vendor": /^no(Input|Match)\/(timeoutMs|maxRepeats)$/,
  "retry-prompts": /^no(Input|Match)\/promptId/,
  "speech-input": /^(speechEnabled$|options)/,
  "menu-not-recorded": /^promptId\//,
};

describe("any flow of blocks that the dialect carries", () => {
  it("comes back as it was, but for what the report says, and nothing is sent that the document does not have", () => {
    let carried = 0;
    fc.assert(
      fc.property(flows, (flow) => {
        const lost = untoldLosses(converter, flow, TOLD);
        if (lost !== null) carried += 1;
        expect(lost ?? []).toEqual([]);
        expect(strayFields(converter, flow, sentRuleSchema)).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(carried).toBeGreaterThan(50);
  });
});
