import { words } from "../../lib/messages/words.ts";
import type { HeatCardData } from "./heat-cards.ts";

/** What stands beside a block's figure: how many callers stand behind it. */
export function figureWords({ figures, heat, node }: Pick<HeatCardData, "figures" | "heat" | "node">): string {
  const text = words.heatmap;
  if (figures.entered === 0) return text.nobody;
  if (heat.isSparse) return text.tooFew(figures.entered);
  // The start's card is narrow, and nobody hangs up there.
  if (node.kind === "start") return "";
  return `${text.ofCallers(figures.abandoned, figures.entered)} ${text.hangUpHere}`;
}
