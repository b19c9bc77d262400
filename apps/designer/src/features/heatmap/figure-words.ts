import type { HeatNode } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import type { HeatCardData } from "./heat-cards.ts";

/** What stands beside a block's figure: what it is, and how many callers stand behind it. */
export function figureWords({ figures, heat, node }: Pick<HeatCardData, "figures" | "heat" | "node">): string {
  const text = words.heatmap;
  const { entered, abandoned, optedOut = 0 } = figures;
  const { value, metric } = heat;
  if (entered === 0) return text.nobody;
  if (heat.isSparse) return fewWords(figures, metric === "hangUps" && node.kind !== "start");
  // The start's card is narrow, and nobody hangs up there.
  if (value === null || (node.kind === "start" && metric !== "calls")) return "";
  if (metric === "hangUps") return text.figure.hangUps(abandoned, entered);
  if (metric === "optedOut") return text.figure.optedOut(optedOut, entered);
  if (metric === "change") return changeWords(value);
  return text.figure[metric];
}

function fewWords({ abandoned, entered }: HeatNode, tellsLost: boolean): string {
  const text = words.heatmap;
  return tellsLost ? text.tooFewForRate(abandoned, entered) : text.tooFew(entered);
}

function changeWords(change: number): string {
  const text = words.heatmap.figure.change;
  if (change === 0) return text.same;
  return change > 0 ? text.more : text.fewer;
}
