import { err, ok, type Result } from "@tonegraph/flow-model";
import { markupSteps, type MarkupStep } from "./markup-steps.ts";
import { maskTemplates } from "./mask-templates.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { SpokenSegment, SpokenSsml } from "./spoken-segment.ts";
import { faultAt, type SsmlFault } from "./ssml-fault.ts";

/**
 * Reads SSML, or says what is wrong with it and where. `{{ }}` are passed over as blanks. Never throws and does not recurse
 * along the markup; text beyond 100,000 characters or 100 levels is a fault.
 */
export function readSsml(ssml: string): Result<SpokenSsml, SsmlFault> {
  const masked = maskTemplates(ssml);
  const root = parseMarkup(masked);
  if (!root.ok) return root;
  const segments: SpokenSegment[] = [];
  const billed: string[] = [];
  const open: MarkupStep[] = [{ element: root.value, context: { language: null, pace: 1, as: "text", depth: 0 } }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if ("segment" in step) {
      addSegment(segments, step.segment);
      billed.push(step.billed);
      continue;
    }
    const inner = markupSteps(step.element, step.context);
    if (!inner.ok) return err(faultAt(masked, step.element.start, inner.error));
    for (const part of inner.value.toReversed()) open.push(part);
  }
  return ok({ segments, billedText: billed.join("") });
}

/** Speech that goes on in the same way is one segment, so that its words and pauses are seen as a whole. */
function addSegment(segments: SpokenSegment[], segment: SpokenSegment): void {
  const last = segments.at(-1);
  const goesOn =
    segment.kind === "speech" &&
    last?.kind === "speech" &&
    last.language === segment.language &&
    last.pace === segment.pace &&
    last.as === segment.as;
  if (goesOn) segments[segments.length - 1] = { ...last, text: last.text + segment.text };
  else segments.push(segment);
}
