import type { CliIo } from "../io.ts";
import { wrapWords } from "./wrap-words.ts";

/** Our own pages as they are read in a terminal: headings and names stand out, links keep their words. */
export function* markdownLines(
  markdown: string,
  { paint, columns }: Pick<CliIo, "paint" | "columns">,
): Generator<string> {
  const room = columns === null ? null : Math.max(40, Math.min(columns, 100));
  let inCode = false;
  for (const line of markdown.trimEnd().split("\n")) {
    if (line.startsWith("```")) {
      inCode = !inCode;
      continue;
    }
    if (inCode) {
      yield `    ${paint("cyan", line)}`;
      continue;
    }
    const heading = /^#+\s+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) {
      yield paint("bold", plain(heading));
      continue;
    }
    for (const part of wrapWords(plain(line), room)) yield part;
  }
}

/** The words without their marks. Wrapping comes after this, so that marks take no room. */
function plain(line: string): string {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/`([^`]+)`/g, "$1");
}
