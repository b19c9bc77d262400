import type { Flow } from "../flow.ts";
import type { PromptId } from "../ids.ts";
import { own } from "../own.ts";
import type { Prompt, PromptText } from "../prompt.ts";
import { promptUses } from "../prompt-uses.ts";
import { translationStamp } from "../translation-stamp.ts";
import { nodeName } from "../words/node-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { Handler } from "./edit.ts";

/** Adds a prompt, or replaces the one with this id. */
export const putPrompt: Handler<"putPrompt"> = ({ draft }, { promptId, prompt }) => {
  draft.prompts[promptId] = prompt;
  return null;
};

/** Removes a prompt that no node speaks; one that is in use is refused, so that no node falls silent unnoticed. */
export const removePrompt: Handler<"removePrompt"> = ({ flow, draft }, { promptId }) => {
  const prompt = own(flow.prompts, promptId);
  if (!prompt) return unknownPrompt(promptId);
  const [user] = promptUses(flow).get(promptId) ?? [];
  if (user !== undefined) {
    const words = `“${nodeName(flow, user)}” speaks the prompt “${prompt.label}”. Give it another prompt first.`;
    return commandFault("prompt-in-use", words, { promptId, nodeId: user });
  }
  delete draft.prompts[promptId];
  return null;
};

/**
 * Sets what is heard in one language; `null` removes that language's text. A translation is marked with what it was made
 * from: whoever writes it has the default language's words before them.
 */
export const setPromptText: Handler<"setPromptText"> = ({ flow, draft }, { promptId, language, text }) => {
  const before = own(flow.prompts, promptId);
  const written = draft.prompts[promptId];
  if (!before || !written) return unknownPrompt(promptId);
  if (text) written.texts[language] = stamped(text, language === flow.defaultLanguage ? null : before, flow);
  else delete written.texts[language];
  return null;
};

function stamped(text: PromptText, translated: Prompt | null, { defaultLanguage }: Flow): PromptText {
  const { translatedFrom: _former, ...said } = text;
  const translatedFrom = translated && translationStamp(translated, defaultLanguage);
  return translatedFrom === null ? said : { ...said, translatedFrom };
}

/** Gives a prompt another label. */
export const setPromptLabel: Handler<"setPromptLabel"> = ({ draft, flow }, { promptId, label }) => {
  const written = own(flow.prompts, promptId) && draft.prompts[promptId];
  if (!written) return unknownPrompt(promptId);
  written.label = label;
  return null;
};

function unknownPrompt(promptId: PromptId): CommandFault {
  const words = `There is no prompt ${promptId} in this flow; it may have been removed.`;
  return commandFault("unknown-prompt", words, { promptId });
}
