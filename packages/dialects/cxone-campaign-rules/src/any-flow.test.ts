import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converter } from "./convert.ts";
import { sentRuleSchema } from "./sent.ts";

const anyFlows = arbitraryCarriedKinds({
  kinds: ["message", "menu", "queue", "externalNumber", "hangup"],
  texts: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom("asset_1", "asset_2").map((assetId) => ({ kind: "audio" as const, assetId })),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "speech" as const, text: "Welcome." }) },
  ),
  languages: ["en-US", "de-DE"],
});

// Blocks are told apart by the shortest way to them: one that is reached by an exit which the vendor does not have would
// come back under another name. That such exits are reported stands in the table of the compiler's tests.
const flows = anyFlows.map((flow) => {
  const kept = Object.entries(flow.connections).filter(([, { source }]) => !DESTINATIONS.has(flow.nodes[source]?.kind));
  return { ...flow, connections: Object.fromEntries(kept) };
});
const DESTINATIONS: ReadonlySet<string | undefined> = new Set(["queue", "externalNumber"]);

/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Told = {
  languages: /^(languages|defaultLanguage)$/,
  description: /^description$/,
  "hang-up-outcome": /^outcome$/,
  "language-not-known": /^(languages|defaultLanguage)$/,
  "other-languages": /^promptId\//,
  variables: /^variables$/,
  "queue-priority": /^priority$/,
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
