import { addCounts, type PathFigures } from "./path-figures.ts";
import type { CountsBy } from "../figures/node-figures.ts";

/** How much is kept by name; the rest is counted as "other". */
export interface PathBounds {
  readonly links: number;
  /** Ways that ended with the caller hanging up unserved, and as many of all the others. */
  readonly ways: number;
}

/** What a roll-up of one hour keeps. */
export const ROLL_UP_BOUNDS: PathBounds = { links: 2000, ways: 200 };

/** The most common of everything; sums stay what they were. */
export function boundPaths(figures: PathFigures, bounds: PathBounds): PathFigures {
  const cutLinks = figures.links.slice(bounds.links);
  const lost = figures.ways.filter(({ end }) => end === "lost");
  const others = figures.ways.filter(({ end }) => end !== "lost");
  const cutWays = [...lost.slice(bounds.ways), ...others.slice(bounds.ways)];
  const cut = new Set(cutWays);
  return {
    ...figures,
    links: figures.links.slice(0, bounds.links),
    otherInto: addCounts([figures.otherInto, ...cutLinks.map(({ to, passages }) => ({ [to]: passages }))]),
    otherOutOf: addCounts([figures.otherOutOf, ...cutLinks.map(({ from, passages }) => ({ [from]: passages }))]),
    ways: figures.ways.filter((way) => !cut.has(way)),
    otherWays: addCounts([figures.otherWays, ...cutWays.map(({ end, calls }): CountsBy => ({ [end]: calls }))]),
  };
}
