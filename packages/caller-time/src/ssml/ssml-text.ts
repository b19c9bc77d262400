import { readSsml } from "./read-ssml.ts";

/** The words of SSML as callers hear them, for captions; of faulty markup what stands outside its angle brackets. */
export function ssmlText(ssml: string): string {
  const read = readSsml(ssml);
  const text = read.ok
    ? read.value.segments.map((segment) => (segment.kind === "speech" ? segment.text : " ")).join("")
    : withoutTags(ssml);
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Faulty markup with a blank for every tag and comment; what is not closed is text. Linear. */
export function withoutTags(ssml: string): string {
  const text: string[] = [];
  for (let position = 0; ;) {
    const opening = ssml.indexOf("<", position);
    const isComment = opening >= 0 && ssml.startsWith("<!--", opening);
    const closing = opening < 0 ? -1 : ssml.indexOf(isComment ? "-->" : ">", opening);
    if (closing < 0) return [...text, ssml.slice(position)].join(" ");
    text.push(ssml.slice(position, opening));
    position = closing + (isComment ? 3 : 1);
  }
}
