import { words } from "../../lib/messages/words.ts";
import type { HeatCardData } from "./heat-cards.ts";

/** What stands beside a block's figure: what it is, and how many callers stand behind it. */
export function figureWords({ figures, heat, node }: Pick<HeatCardData, "figures" | "heat" | "node">): string {
  const text = words.heatmap;
  const { entered, abandoned, optedOut = 0 } = figures;
  if (entered === 0) return text.nobody;
  const { value, metric } = heat;
  if (heat.isSparse) return metric === "hangUps" ? text.tooFewForRate(abandoned, entered) : text.tooFew(entered);
  // The start's card is narrow, and nobody hangs up there.
  if (value === null || (node.kind === "start" && metric !== "calls")) return "";
  if (metric === "hangUps") return text.figure.hangUps(abandoned, entered);
  if (metric === "optedOut") return text.figure.optedOut(optedOut, entered);
  if (metric === "change") return text.figure.change[value > 0 ? "more" : value < 0 ? "fewer" : "same"];
  return text.figure[metric];
}
