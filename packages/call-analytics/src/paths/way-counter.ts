import type { CallEnd } from "../figures/call-end.ts";
import type { Way } from "./path-figures.ts";
import type { WayFolder } from "./way-folder.ts";

type Counted = { -readonly [Key in keyof Way]: Way[Key] };

/** Counts ways by their steps and ends. */
export interface WayCounter {
  /** One more call that went the folder's way and ended so. */
  add(folder: WayFolder, end: CallEnd): void;
  ways(): readonly Way[];
}

interface Junction {
  readonly next: Map<number, Junction>;
  readonly ends: Map<CallEnd, Counted>;
}

/** Makes a counter. Ways are kept as a tree of their steps: finding one among thousands puts no text together. */
export function createWayCounter(): WayCounter {
  const root = newJunction();
  const ways: Counted[] = [];
  return {
    add(folder, end) {
      let junction = root;
      for (let place = 0; place < folder.length(); place += 1) junction = follow(junction, folder.codeAt(place));
      const known = junction.ends.get(end);
      if (known !== undefined) {
        known.calls += 1;
        return;
      }
      const way = { steps: folder.steps(), end, calls: 1 };
      junction.ends.set(end, way);
      ways.push(way);
    },
    ways: () => ways,
  };
}

function follow({ next }: Junction, code: number): Junction {
  const known = next.get(code);
  if (known !== undefined) return known;
  const fresh = newJunction();
  next.set(code, fresh);
  return fresh;
}

function newJunction(): Junction {
  return { next: new Map(), ends: new Map() };
}
