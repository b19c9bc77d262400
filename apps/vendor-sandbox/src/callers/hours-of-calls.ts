// Calls by the hour in which they begin, made up when somebody asks for them and kept for a while.
import type { Visit } from "@tonegraph/call-analytics";
import { canonicalJson, type Flow, type Json } from "@tonegraph/flow-model";
import type { DialectConverter } from "@tonegraph/vendor-kit";
import { hashed } from "../seeded-numbers.ts";
import type { LiveHistory } from "./live-history.ts";
import { arrivalsIn, HOUR_MS, loadAt, type Population } from "./population.ts";
import { createWalker, type Walker } from "./walk-calls.ts";

/** One whole call. */
export type WholeCall = readonly [Visit, ...Visit[]];

/** Where calls come from. */
export interface HoursOfCallsParts {
  readonly converter: DialectConverter;
  readonly history: LiveHistory;
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
const KEPT_WALKERS = 50;

/** Makes up calls: the same population, contents and hour give the same calls, whenever and in whatever order they are asked for. */
export function createHoursOfCalls({ converter, history, population }: HoursOfCallsParts): HoursOfCalls {
  const hours = new Map<string, readonly WholeCall[]>();
  const walkers = new Map<string, Walker | null>();
  const prints = new WeakMap<object, string>();

  const printOf = (artefact: Json): string => {
    const known = typeof artefact === "object" && artefact !== null ? prints.get(artefact) : undefined;
    const print = known ?? hashed(canonicalJson(converter.normalise(artefact))).toString(36);
    if (typeof artefact === "object" && artefact !== null) prints.set(artefact, print);
    return print;
  };
  const walkerOf = (artefact: Json, closed: readonly string[]): Walker | null => {
    const key = `${printOf(artefact)} ${closed.join()}`;
    return remembered(walkers, { key, most: KEPT_WALKERS, make: () => walkerFor(converter, artefact, closed) });
  };
  const contentAt = (flowId: string, atMs: number): Json => {
    const contents = history.contents(flowId);
    const [first] = contents;
    if (first !== undefined && atMs < first.sinceMs) return atMs >= beginOf(first.sinceMs) ? first.artefact : null;
    return contents.findLast(({ sinceMs }) => sinceMs <= atMs)?.artefact ?? null;
  };
  const beginOf = (firstMs: number): number => firstMs - population().sinceDays * 24 * HOUR_MS;
  const make = (flowId: string, hourMs: number): readonly WholeCall[] => {
    const people = population();
    const words = `${people.seed} ${flowId} ${hourMs}`;
    return arrivalsIn(hourMs, people, words).flatMap((beginMs, place) => {
      const artefact = contentAt(flowId, beginMs);
      const walker = artefact === null ? null : walkerOf(artefact, history.closedAt(beginMs));
      if (artefact === null || walker === null) return [];
      const callId = `${flowId}.${(hourMs / HOUR_MS).toString(36)}.${place}`;
      const call = { callId, beginMs, words: `${words} ${place} ${printOf(artefact)}`, load: loadAt(hourMs) };
      const [first, ...others] = walker.walk(call);
      return first === undefined ? [] : [[first, ...others] as const];
    });
  };

  return {
    callsIn(flowId, hourMs) {
      const inForce = [hourMs, hourMs + HOUR_MS].map((atMs) => history.closedAt(atMs).join());
      const changes = history.contents(flowId).filter(({ sinceMs }) => sinceMs < hourMs + HOUR_MS).length;
      const key = [flowId, hourMs, changes, ...inForce, JSON.stringify(population())].join(" ");
      return remembered(hours, { key, most: KEPT_HOURS, make: () => make(flowId, hourMs) });
    },
    beginsAt(flowId) {
      const [first] = history.contents(flowId);
      return first === undefined ? null : beginOf(first.sinceMs);
    },
  };
}

// An artefact that cannot be drawn cannot be walked either: nobody calls it.
function walkerFor(converter: DialectConverter, artefact: Json, closed: readonly string[]): Walker | null {
  const drawn = converter.decompile(artefact);
  const flow: Flow | null = drawn.ok ? drawn.value.flow : null;
  return flow && createWalker(flow, new Set(closed));
}

function remembered<Value>(
  kept: Map<string, Value>,
  { key, most, make }: { readonly key: string; readonly most: number; readonly make: () => Value },
): Value {
  const known = kept.get(key);
  const value = known === undefined ? make() : known;
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next();
  if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
  return value;
}
