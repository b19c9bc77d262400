import { KEY_KINDS } from "../key-options.ts";
import type { Command, NodeId, NodeOfKind, SimpleCommand } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import type { NodeScope } from "../node-scope.ts";
import type { Finding } from "../rule.ts";
import { heardMenus, mappedKeys, offeredFirst, type HeardMenu, type PlacedOption } from "../spoken-keys/heard-menu.ts";
import { keysNotSpoken } from "../spoken-keys/judge-spoken-keys.ts";
import { sayKey } from "../spoken-keys/say-key.ts";

/**
 * A menu has a key that callers are not told of before they are to press it. Judged per language, together with the
 * messages that lead straight to the menu; silent where the words of a recording, or of a `{{ }}`, are not known.
 */
export const keyNotSpoken = nodeRule({
  code: "key-not-spoken",
  severity: "warning",
  kinds: KEY_KINDS,
  checkNode(scope) {
    const heard = heardMenus(scope);
    return heard.flatMap((menu) => judgeLanguage(scope, menu, heard));
  },
});

function judgeLanguage(scope: NodeScope, heard: HeardMenu, all: readonly HeardMenu[]): Finding[] {
  const { nodeId, node } = scope;
  const offered = offeredFirst(heard);
  const mapped = mappedKeys(node, heard.language);
  const missing = keysNotSpoken(offered, mapped).flatMap((wrong) => mapped[wrong.mapped] ?? []);
  if (heard.isSilent || missing.length === 0) return [];
  const at = { nodeId, promptId: heard.main.promptId, language: heard.language };
  if (offered.keys.length === 0)
    return node.kind === "menu" && node.speechEnabled === true
      ? []
      : [
          {
            at: { ...at, pointer: heard.main.pointer },
            params: { keys: missing.map(({ key }) => key), language: heard.language },
          },
        ];
  return missing.map((option) => {
    const mend = fixFor(scope, { heard, all, missing, option });
    return {
      at: { ...at, pointer: `/nodes/${nodeId}/options/${option.index}` },
      params: { key: option.key, label: option.names[0] ?? "", language: heard.language, ...mend?.params },
      ...(mend ? { fix: mend.fix } : {}),
    };
  });
}

interface Mend {
  readonly fix: Command;
  readonly params: { readonly fixKind: "remove" | "say"; readonly fixKeys: string[] };
}

interface Missing {
  readonly heard: HeardMenu;
  readonly all: readonly HeardMenu[];
  readonly missing: readonly PlacedOption[];
  readonly option: PlacedOption;
}

/**
 * Keys that lead nowhere and are told in no language are taken out together; one that leads somewhere is said at the end of
 * the prompt, in the language of the labels: the flow's own.
 */
function fixFor(scope: NodeScope, { heard, all, missing, option }: Missing): Mend | null {
  if (scope.node.kind !== "menu") return null;
  const told = new Set<string>(
    all
      .flatMap(({ main, before, again }) => [main, ...before, ...again])
      .flatMap(({ menu }) => menu.keys.map(({ key }) => key)),
  );
  const isIdle = ({ key }: PlacedOption): boolean => !told.has(key) && scope.connectionOn(`key:${key}`) === null;
  if (isIdle(option))
    return all.length < scope.languages.length ? null : remove(scope.nodeId, scope.node, { option, missing, isIdle });
  if (scope.connectionOn(`key:${option.key}`) === null) return null;
  if (heard.language !== scope.defaultLanguage || scope.promptUsers(heard.main.promptId) > 1) return null;
  const fix = sayKey(heard, { key: option.key, label: option.names[0] ?? "" });
  return fix && { fix, params: { fixKind: "say", fixKeys: [option.key] } };
}

/** None where another key that is not told would come to stand in this one's place, or the key is given twice. */
function remove(
  nodeId: NodeId,
  { options }: NodeOfKind<"menu">,
  {
    option,
    missing,
    isIdle,
  }: Pick<Missing, "option" | "missing"> & { readonly isIdle: (option: PlacedOption) => boolean },
): Mend | null {
  const idle = missing.filter(isIdle);
  const isTwice = idle.some(({ key }) => options.filter((other) => other.key === key).length > 1);
  const comesHere = missing.some(
    (other) => !isIdle(other) && other.index - idle.filter(({ index }) => index < other.index).length === option.index,
  );
  if (isTwice || comesHere) return null;
  const commands = idle.toReversed().map(({ index }): SimpleCommand => ({ type: "removeMenuOption", nodeId, index }));
  const fixKeys = idle.map(({ key }) => key);
  const [only] = commands;
  const fix: Command = commands.length === 1 && only ? only : { type: "batch", label: "Remove keys", commands };
  return { fix, params: { fixKind: "remove", fixKeys } };
}
