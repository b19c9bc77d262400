import type { Language } from "@tonegraph/flow-model";
import { speakText, spokenSeconds } from "../spoken-seconds.ts";
import { maskTemplates } from "./mask-templates.ts";
import { readSsml } from "./read-ssml.ts";
import type { SpokenSegment } from "./spoken-segment.ts";
import { withoutTags } from "./ssml-text.ts";

/** The pause between two paragraphs, in seconds; espeak-ng's, measured. */
const PARAGRAPH_PAUSE = 0.65;
const SENTENCE_PAUSE = 0.35;

/**
 * How many seconds SSML takes to be spoken: its text at its pace, its breaks, the pauses between its sentences. Recordings
 * within it count nothing. Of faulty markup, which a draft has at nearly every keystroke, the text outside its tags counts.
 */
export function ssmlSeconds(ssml: string, language: Language): number {
  const read = readSsml(ssml);
  if (!read.ok) return spokenSeconds(withoutTags(maskTemplates(ssml)), language);
  let seconds = 0;
  let pause = 0;
  for (const segment of read.value.segments) {
    const { says, pauseBehind } = heard(segment, language);
    if (says > 0) {
      seconds += (seconds > 0 ? pause : 0) + says;
      pause = pauseBehind;
    } else pause = Math.max(pause, pauseBehind);
  }
  return seconds;
}

function heard(segment: SpokenSegment, language: Language): { readonly says: number; readonly pauseBehind: number } {
  switch (segment.kind) {
    case "speech": {
      const { seconds, pauseBehind } = speakText(segment.text, segment.language ?? language, segment.as);
      return { says: seconds / segment.pace, pauseBehind: pauseBehind / segment.pace };
    }
    case "break":
      return { says: segment.seconds, pauseBehind: 0 };
    case "edge":
      return { says: 0, pauseBehind: segment.of === "paragraph" ? PARAGRAPH_PAUSE : SENTENCE_PAUSE };
    case "audio":
      return { says: 0, pauseBehind: 0 };
  }
}
