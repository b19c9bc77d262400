import { KEY_KINDS } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";
import { heardMenus } from "../spoken-keys/heard-menu.ts";

/** Callers hear the key before they hear what it is for, and have to remember it while they listen. */
export const keyBeforeFunction = nodeRule({
  code: "key-before-function",
  severity: "info",
  kinds: KEY_KINDS,
  checkNode: (scope) =>
    heardMenus(scope).flatMap(({ language, main }) => {
      const first = main.menu.keys.filter(({ order, what }) => order === "keyFirst" && what !== "");
      const [example] = first;
      if (!example) return [];
      return [
        {
          at: { nodeId: scope.nodeId, promptId: main.promptId, language, pointer: main.pointer },
          params: {
            language,
            keys: [...new Set(first.map(({ key }) => key))],
            key: example.key,
            what: example.what,
            start: example.start,
            end: example.end,
          },
        },
      ];
    }),
});
