import type { ReportItem } from "@tonegraph/vendor-kit";
import { strayFields } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryMenuFlow } from "./__fixtures__/arbitrary-menu-flow.ts";
import { menuEssence } from "./__fixtures__/menu-essence.ts";
import { converter } from "./convert.ts";
import { sentFlowSchema } from "./sent.ts";

/** What each report item says is not carried; everything else of a flow must come back. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "barge-in": ["isHeardToItsEnd"],
  campaign: ["campaign"],
  "active-window": ["window"],
  variables: ["variables"],
  "flow-fallback": ["fallback"],
  "flow-fallback-as-time-out": ["fallback"],
  "queue-priority": ["priorities"],
  farewell: ["farewells"],
  "hang-up-outcome": ["outcomes"],
  "speech-input": ["speech"],
  "speech-of-option": ["speech"],
  "retry-prompt": ["retryPrompts"],
  "one-repeat-count": ["wrongRepeats"],
  "no-separate-no-match": ["wrongKey"],
  "text-of-foreign-language": ["spoken", "parts", "languages"],
  "languages-by-texts": ["languages", "defaultLanguage"],
  "prompts-not-told-apart": ["parts"],
};

/** The parts of a flow that do not come back and that no report item speaks of; null where the flow is refused. */
function untold(flow: Parameters<typeof converter.compile>[0]): readonly string[] | null {
  const { artefact, report } = converter.compile(flow);
  if (report.some(({ kind }) => kind === "unsupported")) return null;
  const back = converter.decompile(artefact);
  if (!back.ok) throw new Error(JSON.stringify(back.error));
  const items: readonly ReportItem[] = [...report, ...back.value.report];
  const told = new Set(items.flatMap(({ code }) => TOLD[code] ?? []));
  const [before, after] = [menuEssence(flow), menuEssence(back.value.flow)];
  return Object.keys(before).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]) && !told.has(part),
  );
}

describe("any flow of the dialect's shape", () => {
  it("comes back as it was, but for what the report says, and nothing is sent that the document does not have", () => {
    let carried = 0;
    fc.assert(
      fc.property(arbitraryMenuFlow, (flow) => {
        const lost = untold(flow);
        if (lost !== null) carried += 1;
        expect(lost ?? []).toEqual([]);
        expect(strayFields(converter, flow, sentFlowSchema)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(carried).toBeGreaterThan(50);
  });
});
