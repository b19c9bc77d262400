import type { FlowNode } from "@tonegraph/flow-model";
import { arbitraryCarriedKinds, strayFields, untoldLosses, type Told } from "@tonegraph/vendor-kit/testing";
import { arbitraryPromptText } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REQUEST_LIMITS } from "./compile/http-step.ts";
import { converter } from "./convert.ts";
import { sentBundleSchema } from "./sent.ts";

const anyFlows = arbitraryCarriedKinds({
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
    "httpRequest",
  ],
  texts: arbitraryPromptText,
  languages: ["en-US", "de-DE"],
});
// A request that waits longer or is tried more often is refused, and the model's are hardly ever within both.
const flows = anyFlows.map((flow) => ({
  ...flow,
  nodes: Object.fromEntries(Object.entries(flow.nodes).map(([id, node]) => [id, withinLimits(node)])),
}));

function withinLimits(node: FlowNode): FlowNode {
  if (node.kind !== "httpRequest") return node;
  const timeoutMs = (node.timeoutMs % REQUEST_LIMITS.timeoutMs) + 1;
  if (node.retry === undefined) return { ...node, timeoutMs };
  const maxRetries = Math.abs(node.retry.maxRetries) % (REQUEST_LIMITS.retries + 1);
  return { ...node, timeoutMs, retry: { ...node.retry, maxRetries } };
}

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
  "exit-never-taken": /^-> circuitOpen$/,
  "backoff-exponential": /^retry$/,
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
    // About 59 of them are, give or take 6.
    expect(carried).toBeGreaterThan(25);
  });
});
