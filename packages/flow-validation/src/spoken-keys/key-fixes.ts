import { DTMF_KEYS, type Command, type Json, type NodeId, type NodeOfKind } from "@tonegraph/flow-model";
import type { SpokenKey } from "./spoken-key.ts";

type Menu = NodeOfKind<"menu">;

/** Gives a menu a key that is spoken, in the order of the keypad, named after what it is offered for. */
export function addSpokenKey(menu: Menu, nodeId: NodeId, { key, what }: SpokenKey): Command {
  const place = (other: string): number => DTMF_KEYS.findIndex((known) => known === other);
  const behind = menu.options.findIndex((option) => place(option.key) > place(key));
  const label = what === "" ? `Key ${key}` : what.charAt(0).toUpperCase() + what.slice(1);
  const option = { key, label };
  return { type: "addMenuOption", nodeId, option, index: behind < 0 ? menu.options.length : behind };
}

/** Gives an option another key; its connection follows. */
export function giveKey(nodeId: NodeId, index: number, key: string): Command {
  return { type: "setMenuOption", nodeId, index, key };
}

/** Lets two options of a menu change keys; their connections follow. */
export function exchangeKeys(
  { node, nodeId }: { readonly node: Menu; readonly nodeId: NodeId },
  first: number,
  second: number,
): Command | null {
  const [one, other] = [node.options[first], node.options[second]];
  if (!one || !other) return null;
  const options = node.options
    .with(first, { ...one, key: other.key })
    .with(second, { ...other, key: one.key })
    .map(({ key, label, speech }): Json => (speech ? { key, label, speech } : { key, label }));
  const movePorts = { [`key:${one.key}`]: `key:${other.key}`, [`key:${other.key}`]: `key:${one.key}` };
  return { type: "setNodeFields", nodeId, set: { options }, movePorts };
}
