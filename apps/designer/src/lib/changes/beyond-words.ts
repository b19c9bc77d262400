import type { Plan, RawDifferenceDto } from "@tonegraph/api-contract";
import { isAboutExtras, type MergeChange } from "@tonegraph/flow-model";
import { vendorName } from "../dialects/targets.ts";
import { words } from "../messages/words.ts";
import { changeLines, type ChangeLine } from "./change-lines.ts";

/** More would hide the other changes. */
const MOST = 4;

/** The changes, with what a vendor's document says beyond the drawing told field by field: nobody can decide about less. */
export function withBeyond(changes: readonly MergeChange[], beyond: readonly RawDifferenceDto[]): MergeChange[] {
  if (beyond.length === 0) return [...changes];
  return changes.map((change) =>
    isAboutExtras(change.id)
      ? { ...change, theirs: sentences(change.id.slice(change.id.indexOf(":") + 1), beyond) }
      : change,
  );
}

/** What somebody changed at the vendor, as lines that name the same fields. */
export function driftLines({ changes = [], beyond = [] }: Plan["drift"], dialect: string): ChangeLine[] {
  if (beyond.length === 0) return changeLines(changes);
  return changeLines(
    changes.flatMap((change) =>
      change.what === "vendorExtras"
        ? sentences(dialect, beyond).map((said) => ({ ...change, words: said }))
        : [change],
    ),
  );
}

function sentences(dialect: string, beyond: readonly RawDifferenceDto[]): string[] {
  const text = words.drift.beyond;
  const vendor = vendorName(dialect);
  const told = beyond.slice(0, MOST).map(({ pointer, after }) => {
    const field = pointer.split("/").slice(1).join(" › ");
    return after === undefined ? text.without(vendor, field) : text.says(vendor, field, JSON.stringify(after));
  });
  return beyond.length > MOST ? [...told, text.more(beyond.length - MOST)] : told;
}
