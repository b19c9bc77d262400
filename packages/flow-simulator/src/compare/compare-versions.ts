import type { Flow } from "@tonegraph/flow-model";
import { createSimulator } from "../create-simulator.ts";
import { callOnce, type Called, type Version } from "./called.ts";
import type { Comparison } from "./comparison.ts";
import type { Destination } from "./destination.ts";
import { differenceWords } from "./difference-words.ts";
import { versionFigures } from "./version-figures.ts";
import { waysThrough } from "./ways.ts";
import { CAREFUL, whimAt } from "./whim.ts";

/** How many call, where the dice begin, and the flows that sub-flow blocks of either version name. */
export interface CompareOptions {
  /** Default 300; at least one for every destination. */
  readonly callers?: number;
  readonly seed?: number;
  /** How many want each destination, by its key, as counted of real calls; absent: as many want each. Nobody wants one that is missing. */
  readonly wanted?: ReadonlyMap<string, number>;
  readonly subflows?: Readonly<Record<string, Flow>>;
}

/** Somebody who has come by this many blocks and questions is going round in circles. */
const MAX_VISITS = 200;

/**
 * Sends the same callers through two versions. Every destination that either version can be reached in is wanted by
 * equally many, or as `wanted` says; what happens to a caller by chance depends on the seed, the caller, the block and how often they were
 * asked there, so both versions meet the same people. Never throws for flows that parse; the README says how callers behave.
 */
export function compareVersions(before: Flow, after: Flow, options: CompareOptions = {}): Comparison {
  const { callers: wished = 300, seed = 1, subflows = {}, wanted } = options;
  const [former, latter] = [callable(before, subflows), callable(after, subflows)];
  const destinations = wantedDestinations(former, latter);
  const callers = Math.max(1, destinations.length, Math.floor(wished));
  const wishOf = wishes(destinations, callers, wanted);
  const through = (version: Version): { calls: readonly Called[]; visits: Map<string, number> } => {
    const visits = new Map<string, number>();
    const calls = Array.from({ length: callers }, (_, caller) => {
      const wants = wishOf(caller);
      const whim = (block: string, visit: number): ReturnType<typeof whimAt> => whimAt({ seed, caller, block, visit });
      return callOnce(version, { wants, whim }, visits);
    });
    return { calls, visits };
  };
  const [was, is] = [through(former), through(latter)];
  return {
    callers,
    destinations,
    before: versionFigures(was.calls, was.visits, destinations),
    after: versionFigures(is.calls, is.visits, destinations),
    words: differenceWords(was.calls, is.calls, destinations),
  };
}

/** What each caller wants. In the proportions of what is wanted, spread evenly over the callers. */
function wishes(
  destinations: readonly Destination[],
  callers: number,
  wanted: CompareOptions["wanted"],
): (caller: number) => string | null {
  const weights = destinations.map(({ key }) => Math.max(0, wanted?.get(key) ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return (caller) => destinations[caller % destinations.length]?.key ?? null;
  return (caller) => {
    let left = (((caller * EVENLY) % callers) + 0.5) * (total / callers);
    return destinations.find((_, place) => (left -= weights[place] ?? 0) < 0)?.key ?? null;
  };
}

/** A prime, so that callers in a row want different things. */
const EVENLY = 7919;

function callable(main: Flow, subflows: Readonly<Record<string, Flow>>): Version {
  const family = { main, subflows };
  return { family, ways: waysThrough(family), simulator: createSimulator(main, { subflows, maxVisits: MAX_VISITS }) };
}

/** Destinations where a caller without whims arrives in one of the versions; named as the newer one does. */
function wantedDestinations(before: Version, after: Version): readonly Destination[] {
  const arrives = (version: Version, { key }: Destination): boolean =>
    callOnce(version, { wants: key, whim: () => CAREFUL }).end === key;
  const drawn = new Map([...before.ways.destinations, ...after.ways.destinations].map((found) => [found.key, found]));
  return toldApart([...drawn.values()].filter((found) => arrives(before, found) || arrives(after, found)));
}

/** Where two destinations are called the same, such as a queue that took another's place, their ids follow. */
function toldApart(destinations: readonly Destination[]): readonly Destination[] {
  return destinations.map((each) => {
    const isAlone = destinations.every(({ key, label }) => key === each.key || label !== each.label);
    return isAlone ? each : { ...each, label: `${each.label} (${each.key.slice(each.kind.length + 1)})` };
  });
}
