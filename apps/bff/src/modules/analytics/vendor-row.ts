import type { VendorFiguresRow } from "@tonegraph/api-contract";
import { rateOf } from "@tonegraph/call-analytics";
import type { FiguresRow } from "@tonegraph/vendor-kit";

/** What a vendor reports of a whole flow, with the share of calls that were given up. What is not reported stays absent. */
export function vendorRow(row: FiguresRow): VendorFiguresRow {
  const { from, to, calls, abandoned, totalSeconds, completionRate } = row;
  return {
    from: inUtc(from),
    to: inUtc(to),
    calls,
    abandoned,
    abandonment: abandonmentOf(row),
    totalSeconds,
    completionRate,
  };
}

// Calls and those given up may be counted one after the other, and somebody gives up in between.
function abandonmentOf({ calls, abandoned }: FiguresRow): VendorFiguresRow["abandonment"] {
  if (calls === undefined || abandoned === undefined || abandoned > calls) return undefined;
  return rateOf(abandoned, calls);
}

function inUtc(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
