import { readSsml, ssmlText } from "@tonegraph/caller-time";
import type { PromptText } from "@tonegraph/flow-model";
import type { SpeechLimit } from "../profile.ts";
import { speechLength } from "../speech-length.ts";
import { fillSegments } from "./fill-segments.ts";
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
  /** How many segments the text takes; 1 where the engine does not chain them. */
  readonly segments: number;
  /** Units that are free yet, in the last segment where they are chained; negative by what is too much. */
  readonly left: number;
}

/** What is known of the variables that a text may hold; `assumedLength` is a profile's `assumedVariableLength`. */
export type SpeechExpansion = Omit<Expansion, "lengthOf">;

/**
 * Measures a text in the engine's own unit and counting, at the longest that its templates can become. A recording has no
 * length in characters: null. Where an engine takes segments that can be chained, what counts is a word that no segment
 * holds; where they cannot be chained, the one segment is all there is.
 */
export function measureSpeech(text: PromptText, speech: SpeechLimit, expansion: SpeechExpansion): SpeechMeasure | null {
  if (text.kind === "audio") return null;
  const lengthOf = (part: string): number => speechLength(part, speech.unit);
  const worst = worstCaseText(text.kind === "ssml" ? text.ssml : text.text, { ...expansion, lengthOf });
  const counted = text.kind === "ssml" && speech.unit === "billedCharacters" ? billedText(worst.text) : worst.text;
  const { expanded } = worst;
  const whole = lengthOf(counted);
  const { segment } = speech;
  if (whole > speech.limit || !segment) {
    return { ...within(whole, speech.limit), expanded, perSegment: false, segments: 1 };
  }
  if (!segment.chainable) return { ...within(whole, segment.limit), expanded, perSegment: true, segments: 1 };
  const { longest, last, count } = fillSegments(counted, segment.limit, lengthOf);
  const measured = within(longest, segment.limit);
  const left = measured.fits ? segment.limit - last : measured.left;
  return { ...measured, left, expanded, perSegment: true, segments: Math.max(1, count) };
}

function within(length: number, limit: number): Pick<SpeechMeasure, "length" | "limit" | "fits" | "left"> {
  return { length, limit, fits: length <= limit, left: limit - length };
}

/** Faulty markup is billed for what stands outside its tags, as far as anybody can tell. */
function billedText(ssml: string): string {
  const read = readSsml(ssml);
  return read.ok ? read.value.billedText : ssmlText(ssml);
}
