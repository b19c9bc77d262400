import type { Words } from "./words.ts";

/** When a block says a prompt, for the end of a clause: "", " after a silence". */
export function when(w: Words): string {
  if (w.text("role") === "noInput") return " after a silence";
  if (w.text("role") === "noMatch") return " after a wrong key";
  return w.text("role") === "filler" ? " while they wait" : "";
}
