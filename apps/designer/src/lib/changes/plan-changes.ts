import type { Plan } from "@tonegraph/api-contract";
import { words } from "../messages/words.ts";
import { changeLines } from "./change-lines.ts";

/** What a plan changes for callers of its tenant, and apart from it what its vendor is not sent, as lists with their words. */
export function planChanges({ changes, kept = [] }: Pick<Plan, "changes" | "kept">, vendor: string) {
  const text = words.publish;
  return {
    changes: changeLines(changes),
    kept: changeLines(kept),
    titles: { changes: text.changes, kept: text.kept(vendor) },
    nothing: text.noChanges,
    markNames: text.mark,
    showMore: words.shell.showMore,
  };
}
