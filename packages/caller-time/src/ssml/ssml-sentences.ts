import { XmlElement } from "@rgrove/parse-xml";
import { maskTemplates } from "./mask-templates.ts";
import { parseMarkup } from "./parse-markup.ts";

/** Markup that can be cut: `head` opens it, `tail` closes it, and what is between them may be cut at `ends`. */
export interface SsmlSentences {
  readonly head: string;
  readonly body: string;
  readonly tail: string;
  /** Positions in `body` behind a sentence that stands in no inner element, or behind a sentence or paragraph element. */
  readonly ends: readonly number[];
}

const SENTENCE_END = /[.!?…]["”’»)\]]*(?=\s)|[。！？]["”’」』）]*/gu;
/** Markup in which positions and text cannot be matched simply. */
const UNUSUAL = /<[!?]/;

/** Where markup can be cut without cutting an element in two; null for markup that is faulty, empty or unusual. */
export function ssmlSentences(ssml: string): SsmlSentences | null {
  const masked = maskTemplates(ssml);
  const root = UNUSUAL.test(masked) ? null : parseMarkup(masked);
  const first = root?.ok === true ? root.value.children[0] : undefined;
  if (root?.ok !== true || !first) return null;
  const from = first.start;
  const to = masked.lastIndexOf("</");
  const ends = root.value.children.flatMap((child): number[] => {
    const { start, end } = child;
    if (child instanceof XmlElement) return child.name === "s" || child.name === "p" ? [end - from] : [];
    return [...masked.slice(start, end).matchAll(SENTENCE_END)].map(
      (match) => start + match.index + match[0].length - from,
    );
  });
  return { head: ssml.slice(0, from), body: ssml.slice(from, to), tail: ssml.slice(to), ends };
}
