import type { PromptText } from "@tonegraph/flow-model";
import { typedText } from "../edits/prompt-edits.ts";

/** The id of the recording that a text is; "" where it is none. */
export function recordingOf(text: PromptText | undefined): string {
  return text?.kind === "audio" ? text.assetId : "";
}

/** The text as this recording, its words kept as the transcript; without an id it is spoken again, or nothing (null). */
export function withRecording(text: PromptText | undefined, assetId: string): PromptText | null {
  const spoken = typedText(text);
  if (assetId === "") return spoken === "" ? null : { kind: "speech", text: spoken };
  if (text?.kind === "audio") return { ...text, assetId };
  // Tags are for a voice that reads them; a transcript is what is heard.
  const transcript = text?.kind === "ssml" ? "" : spoken;
  return { kind: "audio", assetId, ...(transcript === "" ? {} : { transcript }) };
}
