import type { HeatNode } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";

/** One bar of the waterfall. */
export interface Outcome {
  readonly id: string;
  readonly label: string;
  /** Of the calls that were at the block; all outcomes of one block sum to 1. */
  readonly share: number;
  /** The share in words; how many of how few where a share says nothing. */
  readonly text: string;
  readonly tone: "went" | "lost" | "done" | "plain";
}

/** What became of the calls at a block: its exits, largest first, then its ends. Empty where single calls are not known. */
export function outcomes(figures: HeatNode, titleOf: (port: string) => string): readonly Outcome[] {
  const { next, entered, abandoned = 0, completed = 0, ended = 0, open = 0 } = figures;
  if (next === undefined || entered === 0) return [];
  const text = words.heatmap.panel;
  const exits = Object.entries(next)
    .toSorted(([a, most], [b, less]) => less - most || a.localeCompare(b))
    .map(([port, calls]): Outcome => ({
      id: `port ${port}`,
      label: titleOf(port),
      share: calls / entered,
      text: shareText(calls, figures),
      tone: "went",
    }));
  const ends: readonly (readonly [string, string, number, Outcome["tone"]])[] = [
    ["lost", text.hungUp, abandoned, "lost"],
    ["completed", text.completed, completed, "done"],
    ["ended", text.ended, ended, "done"],
    ["open", text.open, open, "plain"],
  ];
  return [
    ...exits,
    ...ends
      .filter(([, , calls]) => calls > 0)
      .map(([id, label, calls, tone]) => ({
        id,
        label,
        share: calls / entered,
        text: shareText(calls, figures),
        tone,
      })),
  ];
}

/** So many of the callers at a block. */
export function shareText(calls: number, { entered, enough }: Pick<HeatNode, "entered" | "enough">): string {
  if (entered === 0) return words.heatmap.dash;
  return enough ? words.heatmap.percent(Math.min(1, calls / entered)) : words.heatmap.ofCallers(calls, entered);
}
