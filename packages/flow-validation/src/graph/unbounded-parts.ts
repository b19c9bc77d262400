import { judgeCounters, type CounterSurvey } from "./counters.ts";
import { cyclicParts, narrow, type Region } from "./region.ts";

/** Parts within parts are followed to this depth, so that the work stays linear; what still goes round then counts as unbounded. */
export const MAX_NESTING = 32;

/**
 * The parts of a region in which a call can go round without end: what is left when every condition that an effective
 * counter guards is taken out, again and again, because a counter may be effective only within a smaller part.
 */
export function unboundedParts(survey: CounterSurvey, region: Region, nesting = 0): Region[] {
  return cyclicParts(region).flatMap((part) => {
    const { guards } = judgeCounters(survey, part);
    if (guards.size === 0 || nesting >= MAX_NESTING) return [part];
    return unboundedParts(survey, narrow(part, { node: (node) => !guards.has(node) }), nesting + 1);
  });
}
