import type { HeatNode } from "@tonegraph/api-contract";
import { portsOf, type FlowNode } from "@tonegraph/flow-model";

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
