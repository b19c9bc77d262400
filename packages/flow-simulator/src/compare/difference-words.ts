import type { Called } from "./called.ts";
import type { Destination } from "./destination.ts";
import { middle } from "./version-figures.ts";

/** A difference smaller than these is not worth saying: seconds, keys, and shares of callers. */
export const NOISE = { seconds: 0.5, keys: 0.1, share: 0.01 } as const;

/** More differences than these nobody reads. */
const MOST_LINES = 8;

/** Something to say; what weighs more is said first. */
interface Line {
  readonly words: string;
  readonly weight: number;
}

type Pair = readonly [Called, Called];

/** Puts the differences between two rows of calls of the same callers into words, largest first. */
export function differenceWords(
  before: readonly Called[],
  after: readonly Called[],
  destinations: readonly Destination[],
): readonly string[] {
  const pairs = before.flatMap((was, place): Pair[] => {
    const is = after[place];
    return is ? [[was, is]] : [];
  });
  const wanting = destinations.map((destination) => ({
    destination,
    pairs: pairs.filter(([{ wanted }]) => wanted === destination.key),
  }));
  const lines = [
    ...wanting.flatMap(({ destination, pairs: own }) => arrivals(destination, own, destinations)),
    ...efforts(wanting),
    ...(destinations.length === 0 ? lengths(pairs) : []),
    ...stuck(pairs),
  ];
  const sorted = lines.toSorted((a, b) => b.weight - a.weight);
  return sorted.slice(0, MOST_LINES).map(({ words }) => words);
}

function arrivals({ key, label }: Destination, pairs: readonly Pair[], all: readonly Destination[]): Line[] {
  const was = share(pairs, ([call]) => call.end === key);
  const is = share(pairs, ([, call]) => call.end === key);
  if (was > 0 && is === 0) {
    const instead = mostCommon(pairs.filter(([call]) => call.end === key).map(([, call]) => call.end));
    return [
      { words: `Callers who want ${label} can no longer get there; ${insteadWords(instead, all)}.`, weight: 2000 },
    ];
  }
  if (was === 0 && is > 0) return [{ words: `Callers who want ${label} can now get there.`, weight: 1500 }];
  if (Math.abs(is - was) < NOISE.share) return [];
  const words = `${percent(is)} of the callers who want ${label} get there instead of ${percent(was)}.`;
  return [{ words, weight: 100 * Math.abs(is - was) }];
}

function insteadWords(end: string, all: readonly Destination[]): string {
  const place = all.find(({ key }) => key === end);
  if (place) return `most of them reach ${place.label} instead`;
  return `for most of them ${ENDS.get(end) ?? "the call ends elsewhere"}`;
}

const ENDS: ReadonlyMap<string, string> = new Map([
  ["hangup", "the call ends"],
  ["fault", "the flow cannot go on"],
  ["bound", "the call goes round in circles"],
]);

interface Wanting {
  readonly destination: Destination;
  readonly pairs: readonly Pair[];
}

interface Change {
  readonly label: string;
  readonly was: number;
  readonly is: number;
}

/** Seconds and keys of those who get there in both versions; in one line where it is the same for everybody. */
function efforts(wanting: readonly Wanting[]): Line[] {
  const arriving = wanting
    .map(({ destination: { key, label }, pairs }) => ({
      label,
      pairs: pairs.filter((pair) => pair.every(({ end }) => end === key)),
    }))
    .filter(({ pairs }) => pairs.length > 0);
  const changes = (figure: (call: Called) => number): Change[] =>
    arriving.map(({ label, pairs }) => ({ label, ...means(pairs, figure) }));
  return [
    ...lines(
      changes(({ seconds }) => seconds),
      { noise: NOISE.seconds, weight: 1, say: saySeconds },
    ),
    ...lines(
      changes(({ keys }) => keys),
      { noise: NOISE.keys, weight: 2, say: sayKeys },
    ),
  ];
}

interface Saying {
  readonly noise: number;
  readonly weight: number;
  readonly say: (change: Change | null, by: number) => string;
}

function lines(changes: readonly Change[], { noise, weight, say }: Saying): Line[] {
  const [first] = changes;
  if (first === undefined) return [];
  const by = first.is - first.was;
  const isShared = changes.length > 1 && changes.every(({ was, is }) => Math.abs(is - was - by) < noise / 10);
  if (isShared) return Math.abs(by) < noise ? [] : [{ words: say(null, by), weight: weight * Math.abs(by) }];
  return changes
    .map((change) => ({ change, by: change.is - change.was }))
    .filter((line) => Math.abs(line.by) >= noise)
    .map((line) => ({ words: say(line.change, line.by), weight: weight * Math.abs(line.by) }));
}

function saySeconds(change: Change | null, by: number): string {
  const late = `${seconds(Math.abs(by))} ${by > 0 ? "later" : "sooner"}`;
  if (change === null) return `Callers get where they want ${late}, wherever that is.`;
  return `Callers who want ${change.label} get there ${late} (${seconds(change.is)} instead of ${seconds(change.was)}).`;
}

function sayKeys(change: Change | null, by: number): string {
  const size = Math.abs(by).toFixed(1);
  const count = `${size} ${by > 0 ? "more" : "fewer"} ${size === "1.0" ? "key" : "keys"}`;
  if (change === null) return `Callers press ${count}, wherever they want to go.`;
  const { label, is, was } = change;
  return `Callers who want ${label} press ${count} (${is.toFixed(1)} instead of ${was.toFixed(1)}).`;
}

/** For flows that hand over to nobody: how long calls last. */
function lengths(pairs: readonly Pair[]): Line[] {
  const { was, is } = means(pairs, ({ seconds: length }) => length);
  const by = Math.abs(is - was);
  if (by < NOISE.seconds) return [];
  const words = `Calls last ${seconds(by)} ${is > was ? "longer" : "less"} (${seconds(is)} instead of ${seconds(was)}).`;
  return [{ words, weight: by }];
}

/** Calls that the flow leaves in the lurch. */
function stuck(pairs: readonly Pair[]): Line[] {
  return STUCK.flatMap(([reason, what]) => {
    const was = share(pairs, ([call]) => call.end === reason);
    const is = share(pairs, ([, call]) => call.end === reason);
    if (Math.abs(is - was) < NOISE.share) return [];
    return [
      { words: `In ${percent(is)} of calls instead of ${percent(was)} ${what}.`, weight: 1000 * Math.abs(is - was) },
    ];
  });
}

const STUCK = [
  ["fault", "the flow cannot go on and the caller is cut off"],
  ["bound", "the caller goes round in circles"],
] as const;

function means(
  pairs: readonly Pair[],
  figure: (call: Called) => number,
): { readonly was: number; readonly is: number } {
  return {
    was: middle(pairs.map(([call]) => figure(call))).mean,
    is: middle(pairs.map(([, call]) => figure(call))).mean,
  };
}

function share(pairs: readonly Pair[], holds: (pair: Pair) => boolean): number {
  return pairs.length === 0 ? 0 : pairs.filter(holds).length / pairs.length;
}

function mostCommon(ends: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
