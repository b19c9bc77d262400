import type { WayStep } from "./path-figures.ts";

/** Folds the loops of one call after the other: coming back to a node takes back what was gone since. */
export interface WayFolder {
  begin(): void;
  come(nodeId: string): void;
  length(): number;
  /** Text that tells ways apart, as long as this folder lives. */
  key(): string;
  steps(): readonly WayStep[];
}

const SURROGATES = 0xd800;
const SURROGATE_COUNT = 0x800;

/** Makes a folder. Nodes are numbered as they come, so that a way is a short text and needs no names put together. */
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
        return;
      }
      places[number] = way.length;
      way.push(number);
      again.push(false);
    },
    length: () => way.length,
    key() {
      let text = "";
      for (let place = 0; place < way.length; place += 1) {
        const step = 2 * (way[place] ?? 0) + (again[place] === true ? 1 : 0);
        // Beyond the surrogates, which would run together.
        text += String.fromCodePoint(step < SURROGATES ? step : step + SURROGATE_COUNT);
      }
      return text;
    },
    steps: () => way.map((number, place) => ({ nodeId: names[number] ?? "", again: again[place] === true })),
  };
}
