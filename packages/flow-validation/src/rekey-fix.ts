import { DTMF_KEYS, type Command, type FlowNode, type Json, type NodeId } from "@tonegraph/flow-model";

/** A fix that gives an option another key, with the key for its button in `params`. */
export interface RekeyFix {
  readonly fix: Command;
  readonly params: { readonly [name: string]: Json };
}

/** Gives the option the first key of the keypad that its node does not offer yet; `null` when all are taken. */
export function rekeyFix(node: FlowNode, nodeId: NodeId, index: number): RekeyFix | null {
  if (node.kind !== "menu" && node.kind !== "language") return null;
  const taken = new Set(node.options.map(({ key }) => key));
  const key = DTMF_KEYS.find((candidate) => !taken.has(candidate));
  if (key === undefined) return null;
  const params = { fixKey: key };
  if (node.kind === "menu") return { fix: { type: "setMenuOption", nodeId, index, key }, params };
  const options = node.options.map((option, place) => (place === index ? { ...option, key } : { ...option }));
  return { fix: { type: "setNodeFields", nodeId, set: { options } }, params };
}
