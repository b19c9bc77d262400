import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import { arbitraryPromptText } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converter } from "./convert.ts";
import { sentFlowSchema } from "./sent.ts";

const speech = fc.constantFrom("Welcome.", "Press a key.").map((text) => ({ kind: "speech" as const, text }));
const audio = fc.constantFrom("asset_1", "asset_2").map((assetId) => ({ kind: "audio" as const, assetId }));
const shape = {
  kinds: ["menu", "menu", "message", "queue", "agent", "subflow"],
  languages: ["en-US", "de-DE"],
  isTree: true,
} as const;
// Texts and recordings in one prompt are refused, so that most flows have one of them.
const flows = fc.oneof(
  { weight: 3, arbitrary: arbitraryCarriedKinds({ ...shape, texts: speech }) },
  { weight: 1, arbitrary: arbitraryCarriedKinds({ ...shape, texts: audio }) },
  { weight: 1, arbitrary: arbitraryCarriedKinds({ ...shape, texts: arbitraryPromptText }) },
);

/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Told = {
  "languages-by-texts": /^(languages|defaultLanguage)$|^promptId\/(?!en-US)/,
  "recording-in-all-languages": /^promptId\//,
  "timeout-rounded": /^noInput\/timeoutMs$/,
  "repeats-not-carried": /^no(Input|Match)\/maxRepeats$/,
  "no-separate-no-match": /^-> noMatch$/,
  "retry-prompt": /^no(Input|Match)\/promptId/,
  "speech-input": /^(speechEnabled$|options)/,
  "exit-of-destination": /^->/,
  "flow-variables": /^(pass|return)$/,
  "node-not-reached": /./,
  "queue-priority": /^priority$/,
  "barge-in": /^interruptible$/,
  variables: /^variables$/,
  "active-window": /^activeWindow$/,
  campaign: /^campaignId$/,
  "flow-fallback": /^fallback$/,
  "message-joined": /./,
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
      { numRuns: 150 },
    );
    expect(carried).toBeGreaterThan(10);
  });
});
