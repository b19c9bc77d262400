import { startsIn, type Expression } from "@tonegraph/expressions";
import type { ReadText } from "./read-texts.ts";
import { replaceSpans } from "./replace-spans.ts";

/** The text with every reading of one variable renamed; everything else stays as it is written. */
export function renameInText(text: ReadText, from: string, to: string): string {
  const places = text.expressions.flatMap(({ source, start, tree }) =>
    [...startsIn(source, tree)].filter(([part]) => isVariable(part, from)).map(([, place]) => start + place),
  );
  return replaceSpans(
    text.text,
    places.toSorted((a, b) => a - b).map((start) => ({ start, end: start + from.length, with: to })),
  );
}

function isVariable(part: Expression, name: string): boolean {
  return part.kind === "variable" && part.name === name;
}
