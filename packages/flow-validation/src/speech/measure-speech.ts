import { readSsml, ssmlText } from "@tonegraph/caller-time";
import type { PromptText } from "@tonegraph/flow-model";
import type { SpeechLimit } from "../profile.ts";
import { speechLength } from "../speech-length.ts";
import { longestSegment } from "./longest-segment.ts";
import { worstCaseText, type Expansion } from "./worst-case-text.ts";

/** How long a text is for an engine, and whether that is too long. */
export interface SpeechMeasure {
  readonly length: number;
  readonly limit: number;
  readonly fits: boolean;
  /** Whether the length counts what variables may hold. */
  readonly expanded: boolean;
  /** Whether `length` and `limit` are those of one segment and not of the whole text. */
  readonly perSegment: boolean;
}

/**
 * Measures a text in the engine's own unit and counting, at the longest that its templates can become. A recording has no
 * length in characters: null. Where an engine takes segments that can be chained, what counts is a word that no segment
 * holds; where they cannot be chained, the one segment is all there is.
 */
export function measureSpeech(
  text: PromptText,
  speech: SpeechLimit,
  expansion: Omit<Expansion, "lengthOf">,
): SpeechMeasure | null {
  if (text.kind === "audio") return null;
  const lengthOf = (part: string): number => speechLength(part, speech.unit);
  const worst = worstCaseText(text.kind === "ssml" ? text.ssml : text.text, { ...expansion, lengthOf });
  const counted = text.kind === "ssml" && speech.unit === "billedCharacters" ? billedText(worst.text) : worst.text;
  const { expanded } = worst;
  const whole = lengthOf(counted);
  if (whole > speech.limit) return { length: whole, limit: speech.limit, fits: false, expanded, perSegment: false };
  const { segment } = speech;
  if (!segment) return { length: whole, limit: speech.limit, fits: true, expanded, perSegment: false };
  const length = segment.chainable ? longestSegment(counted, segment.limit, lengthOf) : whole;
  return { length, limit: segment.limit, fits: length <= segment.limit, expanded, perSegment: true };
}

/** Faulty markup is billed for what stands outside its tags, as far as anybody can tell. */
function billedText(ssml: string): string {
  const read = readSsml(ssml);
  return read.ok ? read.value.billedText : ssmlText(ssml);
}
