import {
  boundPaths,
  createPathTally,
  createTally,
  flowFacts,
  ROLL_UP_BOUNDS,
  visitsInOrder,
  type Visit,
} from "@tonegraph/call-analytics";
import type { Flow } from "@tonegraph/flow-model";
import { alignNodes } from "./align-nodes.ts";
import type { CollectedHour, LivePeriod } from "./ports.ts";

const HOUR_MS = 3_600_000;

/** A version that calls may have gone through, and the vendor's copy of it as a drawing. */
export interface AnsweringVersion {
  readonly flow: Flow;
  readonly drawn: Flow;
}

/**
 * Sorts calls into the hours and versions that answered them and counts them. A call belongs to the hour in which it
 * began and to the version that was live then; a call that no version of ours answered is left out. `versions` has all
 * that the periods name.
 */
export function collectHours(
  visits: readonly Visit[],
  periods: readonly LivePeriod[],
  versions: ReadonlyMap<number, AnsweringVersion>,
): ReadonlyMap<number, CollectedHour["versions"]> {
  const calls = [...groupBy(visits, ({ callId }) => callId).values()];
  const answered = calls.flatMap((call) => {
    const begun = Math.min(...call.map(({ enteredMs }) => enteredMs));
    const version = versionAt(begun, periods);
    return version === null ? [] : [{ call, version, hour: Math.floor(begun / HOUR_MS) * HOUR_MS }];
  });
  return new Map(
    [...groupBy(answered, ({ hour }) => hour)].map(([hour, inHour]) => [
      hour,
      [...groupBy(inHour, ({ version }) => version)].flatMap(([version, ofVersion]) => {
        const answering = versions.get(version);
        const callsOf = ofVersion.map(({ call }) => call);
        return answering === undefined ? [] : [{ version, ...countCalls(callsOf, answering) }];
      }),
    ]),
  );
}

function countCalls(calls: readonly (readonly Visit[])[], { flow, drawn }: AnsweringVersion) {
  const nodes = alignNodes(drawn, flow);
  const facts = flowFacts(flow);
  const [tally, ways] = [createTally(facts), createPathTally(facts)];
  // What a vendor tells twice is kept once, as it is counted.
  const renamed = calls.map((call) =>
    visitsInOrder(call).map((visit) => ({ ...visit, nodeId: nodes.get(visit.nodeId) ?? visit.nodeId })),
  );
  for (const call of renamed) {
    tally.add(call);
    ways.add(call);
  }
  return {
    visits: renamed.flat(),
    figures: tally.figures(),
    paths: boundPaths(ways.figures(), ROLL_UP_BOUNDS),
  };
}

/** The version that was live at a moment. */
export function versionAt(atMs: number, periods: readonly LivePeriod[]): number | null {
  const period = periods.findLast(({ since }) => since.getTime() <= atMs);
  return period === undefined || (period.until !== null && period.until.getTime() <= atMs) ? null : period.version;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
