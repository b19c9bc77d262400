import type { FlowNode, Language, NodeKind } from "@tonegraph/flow-model";

/** One key that a menu or a language choice offers. */
export interface KeyOption {
  readonly key: string;
  /** What the key is called for people: its label, or the language it chooses. */
  readonly label: string;
  readonly port: string;
  readonly language?: Language;
}

/** The kinds of node that offer keys. */
export const KEY_KINDS: readonly NodeKind[] = ["menu", "language"];

/** The keys that a node offers, in its own order; none for a node that offers no keys. */
export function keyOptions(node: FlowNode): KeyOption[] {
  if (node.kind === "menu") return node.options.map(({ key, label }) => ({ key, label, port: `key:${key}` }));
  if (node.kind === "language")
    return node.options.map(({ key, language }) => ({ key, label: language, language, port: `lang:${language}` }));
  return [];
}
