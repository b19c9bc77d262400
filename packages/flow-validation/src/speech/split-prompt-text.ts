import { ssmlSentences } from "@tonegraph/caller-time";
import { assertNever, type PromptText } from "@tonegraph/flow-model";
import { bestSplit, splitSpeech } from "../split-speech.ts";

/** A text in two parts of its own kind. */
export interface SplitPromptText {
  readonly first: PromptText;
  readonly second: PromptText;
}

/**
 * Cuts a text behind a sentence so that the first part fits: plain text anywhere, markup only where no element is cut in
 * two. Null for a recording, and where there is no such place.
 */
export function splitPromptText(text: PromptText, fits: (part: PromptText) => boolean): SplitPromptText | null {
  switch (text.kind) {
    case "speech": {
      const asText = (part: string): PromptText => ({ kind: "speech", text: part });
      const parts = splitSpeech(text.text, (part) => fits(asText(part)));
      return parts && { first: asText(parts.first), second: asText(parts.second) };
    }
    case "ssml":
      return splitMarkup(text.ssml, fits);
    case "audio":
      return null;
    default:
      return assertNever(text);
  }
}

function splitMarkup(ssml: string, fits: (part: PromptText) => boolean): SplitPromptText | null {
  const sentences = ssmlSentences(ssml);
  if (!sentences) return null;
  const { head, body, tail, ends } = sentences;
  const parts = ends
    .map((end) => ({ first: body.slice(0, end).trim(), second: body.slice(end).trim() }))
    .filter(({ first, second }) => first !== "" && second !== "")
    .map(({ first, second }) => ({ first: `${head}${first}${tail}`, second: `${head}${second}${tail}` }));
  const asMarkup = (part: string): PromptText => ({ kind: "ssml", ssml: part });
  const best = bestSplit(parts, { whole: ssml, fits: (part) => fits(asMarkup(part)) });
  return best && { first: asMarkup(best.first), second: asMarkup(best.second) };
}
