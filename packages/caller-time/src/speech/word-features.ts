import type { SpeechLanguage } from "./speech-languages.ts";

/** How much there is to say in one or several words. */
export interface WordFeatures {
  readonly words: number;
  readonly syllables: number;
  readonly letters: number;
}

/** Latin letters with their accents end here; what is beyond is looked up by its script. */
const LATIN_END = 0x2_50;
const VOWELS = latinSet("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ");
const CONSONANTS = latinSet("bcdfghjklmnpqrstvwxzßçñðþšžčćđłńśźżřťďľňğş");
const OTHER_LETTERS = /\p{L}/gu;
const CAPITALS = /^\p{Lu}{2,6}$/u;

/** Letters to a syllable in scripts whose vowels are not told apart here. */
const LETTERS_PER_SYLLABLE = 2.2;
const NOTHING: WordFeatures = { words: 0, syllables: 0, letters: 0 };
/** What the name of a letter has: "double u" is longer, most are as short as "em". */
const LETTER_NAME: WordFeatures = { words: 1, syllables: 1, letters: 2 };

/**
 * The features of one word: its syllables are its groups of vowels without a silent ending, at least one. A single
 * consonant and capitals without a vowel (SMS) are spelled. Linear in the length of the word.
 */
export function wordFeatures(word: string, { silentEnding }: SpeechLanguage): WordFeatures {
  const { latin, groups, other } = countLetters(word);
  if (latin === 0)
    return other === 0 ? NOTHING : { words: 1, syllables: Math.max(1, other / LETTERS_PER_SYLLABLE), letters: other };
  const letters = latin + other;
  if (groups === 0)
    return letters === 1 || CAPITALS.test(word) ? spelled(letters) : { words: 1, syllables: 1, letters };
  const silent = groups > 1 && silentEnding?.test(word.slice(-6).toLowerCase()) === true ? 1 : 0;
  return { words: 1, syllables: groups - silent, letters };
}

/** Characters said by their names, one after the other. */
export function spelled(characters: number): WordFeatures {
  return {
    words: characters * LETTER_NAME.words,
    syllables: characters * LETTER_NAME.syllables,
    letters: characters * LETTER_NAME.letters,
  };
}

/** Code unit by code unit, because prompts are counted at every keystroke. */
function countLetters(word: string): { readonly latin: number; readonly groups: number; readonly other: number } {
  let latin = 0;
  let groups = 0;
  let beyond = false;
  let inGroup = false;
  for (let place = 0; place < word.length; place += 1) {
    const code = word.charCodeAt(place);
    const vowel = VOWELS[code] === 1;
    if (vowel && !inGroup) groups += 1;
    inGroup = vowel;
    if (vowel || CONSONANTS[code] === 1) latin += 1;
    else if (code >= LATIN_END) beyond = true;
  }
  return { latin, groups, other: beyond ? (word.match(OTHER_LETTERS)?.length ?? latin) - latin : 0 };
}

function latinSet(letters: string): Uint8Array {
  const set = new Uint8Array(LATIN_END);
  for (const letter of letters + letters.toUpperCase()) {
    const code = letter.charCodeAt(0);
    if (code < LATIN_END) set[code] = 1;
  }
  return set;
}
