import type { ReportItem } from "./adapter.ts";

const LONGEST = 200;

/** A vendor's name as a drawing can have it: without "/", of 1–200 characters. */
export function drawableName(name: string): string {
  const fitting = name.replaceAll("/", "-").slice(0, LONGEST);
  if (fitting === "") return "Without a name";
  // Where the cut goes through a character, that one is left out whole: half of one cannot be stored.
  return fitting.isWellFormed() || !name.isWellFormed() ? fitting : fitting.slice(0, -1);
}

/** Tells of a name that a drawing cannot have as it is; nothing of one that it can. */
export function reportName({ vendor, name }: { readonly vendor: string; readonly name: string }): ReportItem[] {
  const shown = drawableName(name);
  if (shown === name) return [];
  const words =
    name === ""
      ? `The flow has no name at ${vendor}; it is shown as “${shown}”. Give it one before you publish.`
      : `The name “${name}” does not fit a drawing; it is shown as “${shown}” and sent back as it is.`;
  return [{ kind: "approximated", code: "name-not-drawable", params: { name }, words }];
}
