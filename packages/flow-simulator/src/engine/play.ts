import type { PromptId } from "@tonegraph/flow-model";
import { callScope } from "./call-scope.ts";
import { maskedText } from "./masked.ts";
import { measure } from "./prompt-book.ts";
import { remark } from "./remark.ts";
import type { Run } from "./run.ts";

/** Begins to play a prompt and says how many milliseconds it takes: 0 for one that is missing or says nothing. */
export function play(run: Run, promptId: PromptId): number {
  const { call } = run;
  const { atMs, nodeId } = call;
  const spoken = promptId === "" ? null : run.flow.prompts.spoken(promptId, call.language);
  call.promptId = null;
  call.promptEndsMs = atMs;
  if (spoken === null) {
    remark(run, "promptMissing", { promptId });
    return 0;
  }
  if (spoken.remark !== null)
    remark(run, spoken.remark, { promptId, language: call.language, instead: spoken.language });
  const { text, ms } = spoken.fill ? measure(spoken, spoken.fill(callScope(run))) : spoken;
  call.promptId = promptId;
  call.promptEndsMs = atMs + ms;
  const { language } = spoken;
  run.effects?.push({
    kind: "play",
    atMs,
    nodeId,
    promptId,
    language,
    text: maskedText(run, text),
    endsMs: call.promptEndsMs,
  });
  return ms;
}

/** Stops the prompt that is being played, if one is. */
export function cutPrompt({ call, effects }: Run): void {
  const { atMs, nodeId, promptId } = call;
  if (promptId !== null && atMs < call.promptEndsMs) {
    effects?.push({ kind: "cut", atMs, nodeId, promptId });
    call.promptEndsMs = atMs;
  }
  call.promptId = null;
  call.nextPrompts = [];
}
