import type { Command, PromptId } from "@tonegraph/flow-model";
import type { NodeScope } from "./node-scope.ts";
import type { SpeechLimit } from "./profile.ts";

/** Splits a message in two. */
export function splitMessageFix(_scope: NodeScope, _promptId: PromptId | "", _speech: SpeechLimit): Command | null {
  return null;
}
