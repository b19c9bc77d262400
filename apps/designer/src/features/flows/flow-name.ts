import { words } from "../../lib/messages/words.ts";

/** What is wrong with a flow's name, in words; null when it may be used. Source: the flow format, field `name`. */
export function nameFault(name: string): string | null {
  if (name.trim() === "") return words.flows.create.nameMissing;
  return name.includes("/") ? words.flows.create.nameSlash : null;
}

/** A file name for a flow: what file systems refuse is replaced. */
export function flowFileName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, "_").trim();
  return `${safe === "" ? "flow" : safe}.flow.json`;
}

/** The name of a copy, within the 200 characters that a name may have. */
export function nameOfCopy(name: string): string {
  return words.flows.copyOf(name.slice(0, 200 - words.flows.copyOf("").length));
}
