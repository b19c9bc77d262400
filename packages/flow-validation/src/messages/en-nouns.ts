import { NODE_KINDS, aKindName, type NodeKind } from "@tonegraph/flow-model";
import type { Words } from "./words.ts";

/** A node of a kind, for instance "an agent"; a kind that is not ours is named as it is. */
export function aNode(kind: string): string {
  return isKind(kind) ? aKindName(kind) : kind;
}

/** A node that has no label, in the middle of a sentence. */
export function unnamedNode(kind: string): string {
  return kind === "start" ? "the start" : `${aNode(kind)} without a name`;
}

/** "a", "a or b", "a, b or c". */
export function alternatives(items: readonly string[]): string {
  const head = items.slice(0, -1).join(", ");
  const tail = items.at(-1) ?? "";
  return head === "" ? tail : `${head} or ${tail}`;
}

/** "a", "a and b", "a, b and c". */
export function both(items: readonly string[]): string {
  return alternatives(items).replace(/ or ([^,]*)$/, " and $1");
}

/** A first letter in upper case, for the beginning of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "once", "twice", "3 times". */
export function times(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : `${count} times`;
}

/** "1st", "2nd", "3rd", "4th", "11th", "21st". */
export function ordinal(count: number): string {
  const tens = count % 100;
  const suffix = tens >= 11 && tens <= 13 ? undefined : ["th", "st", "nd", "rd"][count % 10];
  return `${count}${suffix ?? "th"}`;
}

/** Milliseconds as people read them: "30 s", "2.5 s", "250 ms". */
export function duration(ms: number): string {
  return Math.abs(ms) < 1000 && ms !== 0 ? `${ms} ms` : `${ms / 1000} s`;
}

/** What a wiring fix leads to: its label, or what kind of node it is. */
export function fixTarget(w: Words): string {
  return w.text("fixTargetLabel") || aNode(w.text("fixTargetKind"));
}

function isKind(kind: string): kind is NodeKind {
  return NODE_KINDS.some((known) => known === kind);
}
