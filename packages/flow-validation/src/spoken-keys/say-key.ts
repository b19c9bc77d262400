import type { Command } from "@tonegraph/flow-model";
import type { HeardMenu } from "./heard-menu.ts";
import { readSpokenMenu } from "./read-spoken-menu.ts";
import { grammarFor } from "./spoken-languages.ts";

/**
 * Says a key at the end of a menu's prompt, as the language says it. Null for recordings and marked-up speech, for * and #
 * (regions name them differently), and where the new text would not be read as meant.
 */
export function sayKey(
  { main, language }: HeardMenu,
  { key, label }: { readonly key: string; readonly label: string },
): Command | null {
  const name = label.trim();
  const sentence = grammarFor(language)?.sentence;
  if (main.speech === null || sentence === undefined || name === "" || !/^\d$/.test(key)) return null;
  const said = sentence.replace("{what}", () => name).replace("{key}", key);
  const text = `${main.speech.trimEnd()} ${said}`;
  const before = main.menu.keys.map((spoken) => spoken.key);
  const after = readSpokenMenu(text, language).keys.map((spoken) => spoken.key);
  const isAsMeant = after.length === before.length + 1 && after.at(-1) === key;
  return isAsMeant
    ? { type: "setPromptText", promptId: main.promptId, language, text: { kind: "speech", text } }
    : null;
}
