// What a vendor reports of a whole flow, in words. What it does not report is said to be that, and is no 0.
import { dailyTime, type VendorFigures, type VendorFiguresRow } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";
import { exactTime, listTime } from "../../lib/time/relative-time.ts";
import type { WholeFigures } from "./whole-flow.ts";

const DAY_MS = 86_400_000;

/** The vendor's days are those of the tenant, and one that is not over is said to be that; a span is told where the reader is. */
export function timeText({ from, to }: VendorFiguresRow, asked: Pick<VendorFigures, "timeZone" | "to">): string {
  const text = words.heatmap.vendorFigures;
  if (from === undefined) return text.noTime;
  if (to !== undefined) return text.span(exactTime(from), exactTime(to));
  const now = Date.parse(asked.to);
  const day = listTime(from, now, { timeZone: asked.timeZone });
  return Date.parse(from) + DAY_MS > now ? text.soFar(day) : day;
}

/** One figure of a row. */
export function figureText(figure: WholeFigures["figures"][number], row: VendorFiguresRow): string {
  const value = row[figure];
  if (value === undefined) return words.heatmap.notReported;
  if (figure === "abandoned") return abandonedText(value, row);
  if (figure === "completionRate") return words.heatmap.percent(value);
  return figure === "totalSeconds" ? dailyTime(value) : words.heatmap.count(value);
}

function abandonedText(abandoned: number, { calls, abandonment }: VendorFiguresRow): string {
  const text = words.heatmap;
  if (calls === undefined || abandonment === undefined || abandonment.rate === null) return text.count(abandoned);
  return abandonment.enough
    ? text.vendorFigures.share(text.count(abandoned), text.percent(abandonment.rate))
    : text.tooFewForRate(abandoned, calls);
}
