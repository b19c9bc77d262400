// What is told of a vendor's document that its documents do not allow and that is read all the same: nothing of it is lost.
import type { Json } from "@tonegraph/flow-model";
import type { ReportItem } from "./adapter.ts";

/** Where something odd stands in a vendor's document. */
interface OddPlace {
  /** The vendor's name for people. */
  readonly vendor: string;
  /** Its JSON pointer. */
  readonly pointer: string;
}

const LONGEST_SHOWN = 80;

/** Tells of a value that the vendor's documents do not name where they list what may stand there. */
export function unknownValue({ vendor, pointer, value }: OddPlace & { readonly value: Json | undefined }): ReportItem {
  const shown = typeof value === "string" ? value.slice(0, LONGEST_SHOWN) : "";
  const what = typeof value === "string" ? `says “${shown}”` : "says nothing readable";
  const words = `${vendor}'s flow ${what} at ${pointer}, where its documents list other values. It is kept and sent back as it is; look at it at the vendor.`;
  return { kind: "approximated", code: "unknown-value", params: { pointer, value: shown }, words };
}

/** Tells of an id that another part of the document has already. */
export function idTwice({ vendor, pointer, id }: OddPlace & { readonly id: string }): ReportItem {
  const shown = id.slice(0, LONGEST_SHOWN);
  const words = `${vendor}'s flow has the id “${shown}” a second time at ${pointer}. Both are kept and sent back as they are; which one is meant cannot be told.`;
  return { kind: "approximated", code: "id-twice", params: { pointer, id: shown }, words };
}

/** Tells of a key that a menu has already, where it comes again. */
export function keyTwice({ vendor, pointer, menu, key }: OddPlace & { readonly menu: string; readonly key: string }) {
  const words = `${vendor}'s menu “${menu.slice(0, LONGEST_SHOWN)}” has the key “${key.slice(0, 16)}” a second time at ${pointer}; the first is drawn, and both are sent back as they are.`;
  return { kind: "dropped", code: "key-twice", params: { pointer, key }, words } as const satisfies ReportItem;
}

/** Tells of a time without a zone. */
export function timeWithoutZone({ vendor, pointer, text }: OddPlace & { readonly text: string }): ReportItem {
  const shown = text.slice(0, LONGEST_SHOWN);
  const words = `${vendor}'s flow has the time “${shown}” at ${pointer}, without a time zone, so nobody can tell when that is. It is kept as it is and not drawn; write it there with its zone, such as 2026-11-01T00:00:00Z.`;
  return { kind: "approximated", code: "time-without-zone", params: { pointer, time: shown }, words };
}

const ODD_CODES: ReadonlySet<string> = new Set(["unknown-value", "id-twice", "key-twice", "time-without-zone"]);

/** What of a drawing's report tells of content that the vendor's documents do not allow, with its JSON pointer in the vendor's document. */
export function oddContent(report: readonly ReportItem[]): readonly (ReportItem & { readonly pointer: string })[] {
  return report.flatMap((item) => {
    const pointer = item.params["pointer"];
    return ODD_CODES.has(item.code) && typeof pointer === "string" ? [{ ...item, pointer }] : [];
  });
}

/** The places of those in a list whose id one before them has. */
export function repeated(ids: readonly (string | undefined)[]): readonly number[] {
  const seen = new Set<string>();
  return ids.flatMap((id, index) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [index];
  });
}
