import type { WayStep } from "./path-figures.ts";

/** Folds the loops of one call after the other: coming back to a node takes back what was gone since. */
export interface WayFolder {
  begin(): void;
  /** Answers the number of the node, the same as long as this folder lives. */
  come(nodeId: string): number;
  length(): number;
  /** A number that tells steps apart, as long as this folder lives. */
  codeAt(place: number): number;
  steps(): readonly WayStep[];
}

/** Makes a folder. Nodes are numbered as they come, so that steps are compared without their names. */
export function createWayFolder(): WayFolder {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const places: number[] = [];
  const way: number[] = [];
  const again: boolean[] = [];

  const numberOf = (nodeId: string): number => {
    const known = numbers.get(nodeId);
    if (known !== undefined) return known;
    const fresh = names.push(nodeId) - 1;
    numbers.set(nodeId, fresh);
    places.push(-1);
    return fresh;
  };
  const cut = (length: number): void => {
    for (let place = length; place < way.length; place += 1) places[way[place] ?? 0] = -1;
    way.length = length;
    again.length = length;
  };

  return {
    begin: () => cut(0),
    come(nodeId) {
      const number = numberOf(nodeId);
      const place = places[number] ?? -1;
      if (place >= 0) {
        cut(place + 1);
        again[place] = true;
        return number;
      }
      places[number] = way.length;
      way.push(number);
      again.push(false);
      return number;
    },
    length: () => way.length,
    codeAt: (place) => 2 * (way[place] ?? 0) + (again[place] === true ? 1 : 0),
    steps: () => way.map((number, place) => ({ nodeId: names[number] ?? "", again: again[place] === true })),
  };
}
