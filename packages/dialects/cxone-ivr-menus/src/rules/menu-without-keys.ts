import { nodeRule, type Finding, type Rule, type Wording } from "@tonegraph/flow-validation";

const words: Wording = {
  problem: (w) =>
    `${w.here()} has no key, and CXone wants at least one in a menu: the flow cannot be published. Add a key that leads to a queue, an agent or a number.`,
};

/** A menu has no key: the document's menus require mappings of keys. */
export const menuWithoutKeys = {
  ...nodeRule({
    code: "menu-without-keys",
    severity: "error",
    kinds: ["menu"],
    checkNode: ({ nodeId, node }): Finding[] =>
      node.kind === "menu" && node.options.length === 0
        ? [{ at: { nodeId, pointer: `/nodes/${nodeId}/options` }, params: {} }]
        : [],
  }),
  words,
} satisfies Rule;
