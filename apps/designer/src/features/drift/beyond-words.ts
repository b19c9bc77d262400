import type { RawDifferenceDto } from "@tonegraph/api-contract";
import { isAboutExtras, type MergeChange } from "@tonegraph/flow-model";
import { vendorName } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";

/** More would hide the other changes. */
const MOST = 4;

/** The changes, with what a vendor's document says beyond the drawing told field by field: nobody can decide about less. */
export function withBeyond(changes: readonly MergeChange[], beyond: readonly RawDifferenceDto[]): MergeChange[] {
  if (beyond.length === 0) return [...changes];
  return changes.map((change) =>
    isAboutExtras(change.id) ? { ...change, theirs: sentences(change, beyond) } : change,
  );
}

function sentences({ id }: MergeChange, beyond: readonly RawDifferenceDto[]): string[] {
  const text = words.drift.beyond;
  const vendor = vendorName(id.slice(id.indexOf(":") + 1));
  const told = beyond.slice(0, MOST).map(({ pointer, after }) => {
    const field = pointer.split("/").slice(1).join(" › ");
    return after === undefined ? text.without(vendor, field) : text.says(vendor, field, JSON.stringify(after));
  });
  return beyond.length > MOST ? [...told, text.more(beyond.length - MOST)] : told;
}
