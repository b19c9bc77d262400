// What is told of a vendor's document that its documents do not allow and that is read all the same: nothing of it is lost.
import type { ReportItem } from "./adapter.ts";

/** Where something odd stands in a vendor's document. */
interface OddPlace {
  /** The vendor's name for people. */
  readonly vendor: string;
  /** Its JSON pointer. */
  readonly pointer: string;
}

const LONGEST_SHOWN = 80;

/** What becomes of it where the document is drawn: the end of what is told, by its code. */
const KEPT = {
  "unknown-value": "It is kept as it is; put it right at the vendor before you publish.",
  "id-twice": "Both are kept as they are; put them right at the vendor before you publish.",
  "key-twice": "The first is drawn, and both are kept; put them right at the vendor before you publish.",
  "time-without-zone": "It is kept as it is and not drawn; write it there with its zone, such as 2026-11-01T00:00:00Z.",
} as const;
type OddCode = keyof typeof KEPT;
const SENT_BACK = "It is kept and sent back as it is; look at it at the vendor.";

interface UnknownValue extends OddPlace {
  readonly value: unknown;
  /** Whether the documents name some values and rule out no other, so that it is no obstacle to a publish. */
  readonly isTaken?: boolean;
}

/** Tells of a value that the vendor's documents do not name where they list what may stand there. */
export function unknownValue({ vendor, pointer, value, isTaken = false }: UnknownValue): ReportItem {
  const shown = typeof value === "string" ? value.slice(0, LONGEST_SHOWN) : "";
  const what = typeof value === "string" ? `says “${shown}”` : "says nothing readable";
  const told = `${vendor}'s flow ${what} at ${pointer}, where its documents list other values.`;
  const item = odd("unknown-value", told, { pointer, value: shown });
  return isTaken ? { ...item, words: `${told} ${SENT_BACK}` } : item;
}

/** Tells of an id that another part of the document has already. */
export function idTwice({ vendor, pointer, id }: OddPlace & { readonly id: string }): ReportItem {
  const shown = id.slice(0, LONGEST_SHOWN);
  return odd("id-twice", `${vendor}'s flow has the id “${shown}” a second time at ${pointer}.`, { pointer, id: shown });
}

/** Tells of a key that a menu has already, where it comes again. */
export function keyTwice({
  vendor,
  pointer,
  menu,
  key,
}: OddPlace & { readonly menu: string; readonly key: string }): ReportItem {
  const told = `${vendor}'s menu “${menu.slice(0, LONGEST_SHOWN)}” has the key “${key.slice(0, 16)}” a second time at ${pointer}.`;
  return { ...odd("key-twice", told, { pointer, key }), kind: "dropped" };
}

/** Tells of a time without a zone. */
export function timeWithoutZone({ vendor, pointer, text }: OddPlace & { readonly text: string }): ReportItem {
  const shown = text.slice(0, LONGEST_SHOWN);
  const told = `${vendor}'s flow has the time “${shown}” at ${pointer}, without a time zone, so nobody can tell when that is.`;
  return odd("time-without-zone", told, { pointer, time: shown });
}

function odd(code: OddCode, told: string, params: ReportItem["params"]): ReportItem {
  return { kind: "approximated", code, params, words: `${told} ${KEPT[code]}` };
}

/** Content that a vendor's documents do not allow: what it is, in a sentence, and its JSON pointer in the vendor's document. */
export interface OddContent {
  readonly code: string;
  readonly pointer: string;
  readonly told: string;
}

/** What of a drawing's report tells of content that the vendor's documents do not allow, without what became of it. */
export function oddContent(report: readonly ReportItem[]): readonly OddContent[] {
  return report.flatMap(({ code, params, words }) => {
    const pointer = params["pointer"];
    const kept = Object.entries(KEPT).find(([known]) => known === code)?.[1];
    if (kept === undefined || typeof pointer !== "string") return [];
    const end = [kept, SENT_BACK].find((each) => words.endsWith(each)) ?? "";
    return [{ code, pointer, told: words.slice(0, words.length - end.length).trimEnd() }];
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
