import { assertNever } from "@tonegraph/flow-model";
import type { SpeechLimit } from "./profile.ts";

/**
 * How long a text is for an engine: `characters` are Unicode code points, `utf16Units` are JavaScript's length,
 * `utf8Bytes` are bytes on the wire, `billedCharacters` are code points of a text whose tags were taken out before. Counts the text as it is given; see `tts-too-long` for templates.
 */
export function speechLength(text: string, unit: SpeechLimit["unit"]): number {
  switch (unit) {
    case "characters":
    case "billedCharacters":
      return countCodePoints(text);
    case "utf16Units":
      return text.length;
    case "utf8Bytes":
      return countUtf8Bytes(text);
    default:
      return assertNever(unit);
  }
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _point of text) count++;
  return count;
}

/** A lone surrogate is sent as U+FFFD: three bytes. */
function countUtf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += 1;
    else if (point < 0x800) bytes += 2;
    else bytes += point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
