// Calls by the hour in which they begin, made up when somebody asks for them and kept for a while.
import type { Visit } from "@tonegraph/call-analytics";
import type { Json } from "@tonegraph/flow-model";
import { arrivalsIn, HOUR_MS, loadAt, type Population } from "./population.ts";
import { remembered } from "./remembered.ts";
import type { FollowedCall, Walker } from "./walk-calls.ts";
import { createWalkers, type Moment, type WalkerParts } from "./walkers.ts";

/** One whole call. */
export type WholeCall = readonly [Visit, ...Visit[]];

/** Where calls come from. */
export interface HoursOfCallsParts extends WalkerParts {
  readonly population: () => Population;
}

/** The calls of one dialect's flows. */
export interface HoursOfCalls {
  /** The calls that begin in an hour (milliseconds since the epoch, a whole hour), in order, told to their ends. */
  callsIn(flowId: string, hourMs: number): readonly WholeCall[];
  /** When the first call may have been; null where nobody ever could call. */
  beginsAt(flowId: string): number | null;
}

const KEPT_HOURS = 2000;

/** Makes up calls: the same population, contents and hour give the same calls, whenever and in whatever order they are asked for. */
export function createHoursOfCalls({ population, ...parts }: HoursOfCallsParts): HoursOfCalls {
  const hours = new Map<string, readonly WholeCall[]>();
  const dialled = new Map<string, readonly FollowedCall[]>();
  const { history } = parts;
  const walkers = createWalkers(parts);

  const beginOf = (firstMs: number): number => firstMs - population().sinceDays * 24 * HOUR_MS;
  const contentAt = (flowId: string, atMs: number): Json => {
    const contents = history.contents(flowId);
    const [first] = contents;
    if (first !== undefined && atMs < first.sinceMs) return atMs >= beginOf(first.sinceMs) ? first.artefact : null;
    return contents.findLast(({ sinceMs }) => sinceMs <= atMs)?.artefact ?? null;
  };
  const walkerAt = (flowId: string, atMs: number): Walker | null => {
    const artefact = contentAt(flowId, atMs);
    return artefact === null ? null : walkers.of(artefact, { atMs, contentAt, ...peopleOf(population()) });
  };
  const keyOf = (flowId: string, hourMs: number): string => {
    const inForce = [hourMs, hourMs + HOUR_MS].map((atMs) => history.closedAt(atMs).join());
    return [flowId, hourMs, history.changesBefore(hourMs + HOUR_MS), ...inForce, JSON.stringify(population())].join(
      " ",
    );
  };
  const dial = (flowId: string, hourMs: number): readonly FollowedCall[] => {
    const people = population();
    const words = `${people.seed} ${flowId} ${hourMs}`;
    return arrivalsIn(hourMs, people, words).flatMap((beginMs, place) => {
      const artefact = contentAt(flowId, beginMs);
      const walker = walkerAt(flowId, beginMs);
      if (artefact === null || walker === null) return [];
      const callId = `${flowId}.${(hourMs / HOUR_MS).toString(36)}.${place}`;
      const caller = `${words} ${place} ${walkers.printOf(artefact)}`;
      return [walker.follow({ callId, beginMs, words: caller, load: loadAt(hourMs) })];
    });
  };
  const dialledIn = (flowId: string, hourMs: number): readonly FollowedCall[] =>
    remembered(dialled, { key: keyOf(flowId, hourMs), most: KEPT_HOURS, make: () => dial(flowId, hourMs) });
  /** Calls that another flow ran this one for, whether that call began in this hour or the one before. */
  const runIn = (flowId: string, hourMs: number): readonly (readonly Visit[])[] =>
    history.flowIds().flatMap((outer) => {
      const moments = [hourMs - HOUR_MS, ...history.contents(outer).map(({ sinceMs }) => sinceMs), hourMs + HOUR_MS];
      const runsIt = moments.some((atMs) => walkerAt(outer, atMs)?.runs.has(flowId) === true);
      if (!runsIt) return [];
      const calls = [hourMs - HOUR_MS, hourMs].flatMap((begunMs) => dialledIn(outer, begunMs));
      return calls.flatMap(({ inner }) => inner.flatMap((call) => (call.flowId === flowId ? [call.visits] : [])));
    });
  const make = (flowId: string, hourMs: number): readonly WholeCall[] => {
    const calls = [...dialledIn(flowId, hourMs).map(({ visits }) => visits), ...runIn(flowId, hourMs)];
    return calls
      .flatMap(([first, ...others]): WholeCall[] => (first === undefined ? [] : [[first, ...others]]))
      .filter(([{ enteredMs }]) => enteredMs >= hourMs && enteredMs < hourMs + HOUR_MS)
      .toSorted(([a], [b]) => a.enteredMs - b.enteredMs);
  };

  return {
    callsIn: (flowId, hourMs) =>
      remembered(hours, { key: keyOf(flowId, hourMs), most: KEPT_HOURS, make: () => make(flowId, hourMs) }),
    beginsAt(flowId) {
      const [first] = history.contents(flowId);
      return first === undefined ? null : beginOf(first.sinceMs);
    },
  };
}

function peopleOf({ habits, webServices = {} }: Population): Pick<Moment, "habits" | "webServices"> {
  return { habits, webServices };
}
