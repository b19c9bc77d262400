// Calls that end within 5 seconds unserved are no part of the guard's evidence: whoever dialled wrong says nothing about a
// menu. A version that drops everybody at once would hide there, so their share is weighed by itself, for a notice alone.
import { addLook, judgeWatch, type Counts } from "@tonegraph/call-analytics";
import type { GuardWatchDetail } from "@tonegraph/api-contract";
import type { WatchMemory } from "./watch-record.ts";

interface BriefLook {
  readonly from: Date;
  readonly to: Date;
  readonly seen: { readonly brief: Counts | null };
}

/** Adds what a look saw of such calls. */
export function addBriefCalls(memory: WatchMemory, { from, to, seen }: BriefLook): WatchMemory {
  if (memory.brief === undefined || seen.brief === null) return memory;
  const look = { fromMs: from.getTime(), toMs: to.getTime(), seen: seen.brief, control: null };
  return { ...memory, brief: addLook(memory.brief, look).watch };
}

/**
 * How many calls ended so, before and since, and whether it is proved (as strictly as an alarm, without a control) that
 * more do; null where that cannot be counted.
 */
export function briefCalls({ brief }: Pick<WatchMemory, "brief">): GuardWatchDetail["brief"] {
  if (brief === undefined) return null;
  const many = judgeWatch(brief, brief.lookedUntilMs).kind === "alarm";
  return { former: toBrief(brief.former), seen: toBrief(brief.seen), many };
}

function toBrief({ trials, successes }: Counts): { readonly calls: number; readonly brief: number } {
  return { calls: trials, brief: successes };
}
