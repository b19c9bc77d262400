import { own } from "../own.ts";
import type { Prompt } from "../prompt.ts";
import { promptUses } from "../prompt-uses.ts";
import type { Comparison } from "./comparison.ts";
import { textChanges } from "./diff-speech.ts";
import type { FlowChange } from "./flow-change.ts";
import { quoted } from "./value-words.ts";

/** Changes of prompts that no change of a node tells: their labels, and the texts of prompts that no node speaks. */
export function diffPrompts(comparison: Comparison): FlowChange[] {
  const { from, to } = comparison;
  const [usedBefore, usedNow] = [promptUses(from), promptUses(to)];
  const promptIds = [...new Set([...Object.keys(from.prompts), ...Object.keys(to.prompts)])].sort();
  return promptIds.flatMap((promptId): FlowChange[] => {
    const [before, after] = [own(from.prompts, promptId), own(to.prompts, promptId)];
    if (!after) {
      const told = usedBefore.has(promptId) && hasText(before);
      return told || !before ? [] : [change("removed", `The prompt ${quoted(before.label)} is removed`)];
    }
    if (!before) {
      const told = usedNow.has(promptId) && hasText(after);
      return told ? [] : [change("added", `The prompt ${quoted(after.label)} is added`)];
    }
    const renamed = before.label === after.label ? [] : [`is now called ${quoted(after.label)}`];
    const texts = usedNow.has(promptId) ? [] : textChanges(comparison, promptId, promptId);
    return [...renamed, ...texts].map((words) => change("changed", `The prompt ${quoted(before.label)} ${words}`));
  });
}

function hasText(prompt: Prompt | undefined): boolean {
  return Object.keys(prompt?.texts ?? {}).length > 0;
}

function change(kind: FlowChange["kind"], words: string): FlowChange {
  return { kind, what: "prompt", words };
}
