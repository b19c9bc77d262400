import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import type { HeatCardData } from "./heat-cards.ts";
import { isReported } from "./known-figures.ts";

/** What stands beside a block's figure: what it is, and how many callers stand behind it. */
export function figureWords({
  figures,
  heat,
  node,
  unreported,
}: Pick<HeatCardData, "figures" | "heat" | "node" | "unreported">): string {
  const text = words.heatmap;
  const { entered, optedOut = 0 } = figures;
  const { value, metric } = heat;
  if (entered === 0) return nobodyWords(figures, unreported);
  // The start's card is narrow, and nobody hangs up there.
  const isNarrow = node.kind === "start";
  if (metric === "hangUps" && !isNarrow) return hangUpWords(figures);
  if (heat.isSparse) return text.tooFew(entered);
  if (value === null || metric === "hangUps" || (isNarrow && metric !== "calls")) return "";
  if (metric === "optedOut") return text.figure.optedOut(optedOut, entered);
  if (metric === "change") return changeWords(value);
  return text.figure[metric];
}

function nobodyWords(figures: HeatNode, unreported: string): string {
  return isReported(figures) ? words.heatmap.nobody : unreported;
}

function hangUpWords({ abandoned, entered, enough }: HeatNode): string {
  const text = words.heatmap;
  if (abandoned === undefined) return text.leavingNotReported(entered);
  return enough ? text.figure.hangUps(abandoned, entered) : text.tooFewForRate(abandoned, entered);
}

function changeWords(change: number): string {
  const text = words.heatmap.figure.change;
  if (change === 0) return text.same;
  return change > 0 ? text.more : text.fewer;
}

/** Where a heatmap's figures come from, and of when they are; where the vendor reports none, only who was to be asked. */
export function sourceWords({ kind, fetchedAt }: Heatmap["source"], tenantName: string): string {
  const text = words.heatmap;
  if (kind === "none") return tenantName;
  return text.source(tenantName, fetchedAt === null ? text.neverFetched : exactTime(fetchedAt));
}
