import type { Heatmap, HeatNode } from "@tonegraph/api-contract";
import { portsOf, type FlowNode } from "@tonegraph/flow-model";
import { words } from "../../lib/messages/words.ts";

/** Whether the source says anything of a block: where it does not, nobody's coming by is not known either. */
export function isReported({
  entered,
  abandoned,
  visits,
}: Pick<HeatNode, "entered" | "abandoned" | "visits">): boolean {
  return entered > 0 || abandoned !== undefined || visits !== undefined;
}

/** Whether anybody has asked the vendor yet; one that reports nothing is never asked. */
export function isFetched({ kind, fetchedAt }: Heatmap["source"]): boolean {
  return kind === "none" || fetchedAt !== null;
}

/** What is said of a block without figures. */
export function unreportedWords(source: Heatmap["source"]): string {
  return isFetched(source) ? words.heatmap.notReported : words.heatmap.neverFetched;
}

/** How many calls stand behind a heatmap; null before anybody has asked. */
export function knownCalls({ source, total }: Pick<Heatmap, "source" | "total">): number | null {
  return source.fetchedAt === null ? null : total.calls;
}

/** A block's figures without those that its kind cannot have: where nothing is asked or nobody came by, no silence is not a good figure. */
export function knownFigures(node: FlowNode, figures: HeatNode): HeatNode {
  const { noInput, noMatch, optedOut, ...known } = figures;
  const ports = new Set(known.entered === 0 ? [] : portsOf(node));
  const lacksPerson = ports.size > 0 && node.kind === "menu" && !ports.has("key:0");
  return {
    ...known,
    ...(noInput !== undefined && ports.has("noInput") && { noInput }),
    ...(noMatch !== undefined && ports.has("noMatch") && { noMatch }),
    ...(optedOut !== undefined && lacksPerson && { optedOut }),
  };
}
