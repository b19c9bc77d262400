import { LONGEST_FLOW_NAME } from "@tonegraph/flow-model";
import { tooLong } from "../../lib/messages/too-long.ts";
import { words } from "../../lib/messages/words.ts";

/** What is wrong with a flow's name, in words; null when it may be used. Source: the flow format, field `name`. */
export function nameFault(name: string): string | null {
  if (name.trim() === "") return words.flows.create.nameMissing;
  return name.includes("/") ? words.flows.create.nameSlash : (tooLong(name.trim(), LONGEST_FLOW_NAME) ?? null);
}

/** A file name for a flow: what file systems refuse is replaced. */
export function flowFileName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, "_").trim();
  return `${safe === "" ? "flow" : safe}.flow.json`;
}

/** The name of a copy, within the characters that a name may have. */
export function nameOfCopy(name: string): string {
  return words.flows.copyOf(name.slice(0, LONGEST_FLOW_NAME - words.flows.copyOf("").length));
}
