import { tokensOf } from "./tokens.ts";

/** The words of a label or of what a key is offered for that say something, folded. */
export type ContentWords = readonly string[];

/** Words that say nothing of a function, in all languages that are read; folded. */
const EMPTY = new Set(
  [
    "a an the of for to in on at and or with your our my us you i we it this that is are by about from new be go",
    "el la los las un una unos unas de del al en y o con su sus mi nuestro nuestra por para si usted es se lo le tu que",
    "der die das den dem des ein eine einen einem einer und oder mit in im an am auf zu zum zur fur ihr ihre ihren ihrem",
    "sie wir uns unser unsere von vom bei ist sind es du dein deine deinen wenn mochten",
    "le la les l un une des du de d et ou avec votre vos notre nos a au aux en pour si vous nous je est sur ce cette",
    "press option number key taste tecla touche menu speak talk hear",
  ]
    .join(" ")
    .split(" "),
);

/** Words whose ends differ by grammar (“invoice”, “invoices”) agree in at least this many letters. */
const MIN_STEM = 4;

/** The words that matter for telling what a key is for. */
export function contentWords(text: string): ContentWords {
  return tokensOf(text)
    .filter(({ kind, text: word }) => (kind === "word" || kind === "number") && word !== "" && !EMPTY.has(word))
    .map(({ text: word }) => word);
}

/** Whether every word of the first is among the words of the second; false where the first has none. */
export function saysAllOf(words: ContentWords, within: ContentWords): boolean {
  return words.length > 0 && words.every((word) => within.some((other) => isSameWord(word, other)));
}

/** Whether the two have a word in common. */
export function sharesWord(words: ContentWords, others: ContentWords): boolean {
  return words.some((word) => others.some((other) => isSameWord(word, other)));
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const needed = Math.max(MIN_STEM, shorter - 1);
  return shorter >= MIN_STEM && a.slice(0, needed) === b.slice(0, needed);
}
