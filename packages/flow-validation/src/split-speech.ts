import { splitTemplate } from "@tonegraph/expressions";

/** A text in two parts, cut behind a sentence; the blanks between them are gone. */
export interface SplitSpeech {
  readonly first: string;
  readonly second: string;
}

const SENTENCE_END = /[.!?…]["”’»)\]]*(?=\s)|[。！？]["”’」』）]*|\n+/gu;

/**
 * Cuts a text behind a sentence so that `fits` holds for the first part: as late as possible where the whole does not fit,
 * nearest to the middle where it does. Null where no sentence ends in between. Never cuts inside `{{ }}`.
 */
export function splitSpeech(text: string, fits: (part: string) => boolean): SplitSpeech | null {
  const parts = sentenceEnds(text).map((end) => ({ first: text.slice(0, end).trim(), second: text.slice(end).trim() }));
  return bestSplit(
    parts.filter(({ first, second }) => first !== "" && second !== ""),
    { whole: text, fits },
  );
}

/** Of ways to cut a text, from its beginning to its end, the one that {@link splitSpeech} speaks of. */
export function bestSplit(
  parts: readonly SplitSpeech[],
  { whole, fits }: { readonly whole: string; readonly fits: (part: string) => boolean },
): SplitSpeech | null {
  return fits(whole) ? nearestToMiddle(parts) : lastThatFits(parts, fits);
}

/** By halves, because what is longer fits no better and a long text has many sentences. */
function lastThatFits(parts: readonly SplitSpeech[], fits: (part: string) => boolean): SplitSpeech | null {
  let fitting = 0;
  for (let beyond = parts.length; fitting < beyond;) {
    const middle = (fitting + beyond) >> 1;
    const part = parts[middle];
    if (part !== undefined && fits(part.first)) fitting = middle + 1;
    else beyond = middle;
  }
  return parts[fitting - 1] ?? null;
}

function nearestToMiddle(parts: readonly SplitSpeech[]): SplitSpeech | null {
  const unevenness = ({ first, second }: SplitSpeech): number => Math.abs(first.length - second.length);
  return parts.reduce<SplitSpeech | null>(
    (best, part) => (best === null || unevenness(part) < unevenness(best) ? part : best),
    null,
  );
}

function sentenceEnds(text: string): number[] {
  return splitTemplate(text).stretches.flatMap((stretch) =>
    stretch.kind === "text"
      ? [...stretch.text.matchAll(SENTENCE_END)].map((match) => stretch.start + match.index + match[0].length)
      : [],
  );
}
