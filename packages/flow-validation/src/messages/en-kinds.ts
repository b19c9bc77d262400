import { alternatives } from "./en-nouns.ts";
import type { Words } from "./words.ts";

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "yes or no",
  object: "an object",
  list: "a list",
  null: "nothing",
};

/** The kinds of value that a param names (comma-separated), as people say them. */
export function aKind(w: Words, param: string): string {
  return alternatives(
    w
      .text(param)
      .split(", ")
      .map((kind) => KINDS[kind] ?? kind),
  );
}
