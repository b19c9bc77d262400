import type { NodeFigures } from "../figures/node-figures.ts";

/** What became of the calls that were at a node; the shares sum to 1 where there was any. */
export interface Outcome {
  readonly what: "next" | "lost" | "completed" | "ended" | "open";
  /** The exit, for `next`. */
  readonly port: string | null;
  readonly calls: number;
  readonly share: number;
}

/** The outcomes of a node, largest first among the exits, then the ends. */
export function waterfall(figures: NodeFigures): readonly Outcome[] {
  const outcome = (what: Outcome["what"], calls: number, port: string | null = null): Outcome => ({
    what,
    port,
    calls,
    share: figures.calls === 0 ? 0 : calls / figures.calls,
  });
  const exits = Object.entries(figures.next)
    .toSorted(([a, most], [b, less]) => less - most || (a < b ? -1 : 1))
    .map(([port, calls]) => outcome("next", calls, port));
  const ends = (["lost", "completed", "ended", "open"] as const).map((what) => outcome(what, figures[what]));
  return [...exits, ...ends.filter(({ calls }) => calls > 0)];
}
