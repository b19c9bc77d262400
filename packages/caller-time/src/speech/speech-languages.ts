import type { Language } from "@tonegraph/flow-model";
import type { NumberLanguage } from "./number-words.ts";

/** What is known of how a language is read aloud: its numbers, its signs, its abbreviations and its silent endings. */
export interface SpeechLanguage {
  readonly numbers: NumberLanguage;
  /** Signs that are said as words. */
  readonly signs: Readonly<Record<string, string>>;
  /** What stands for a written abbreviation; its point ends no sentence. In lower case. */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** The sign between thousands, as in 1,250. */
  readonly thousandsSign: string;
  /** What is said for the decimal sign. */
  readonly decimalWord: string;
  /** Whether decimals are said one by one, as in "three point one four". */
  readonly decimalsOneByOne: boolean;
  /** What is said between the hour and the minutes. */
  readonly hourWord: string;
  /** Whether a point behind a number may make it an ordinal, as in German "am 4. Juni". */
  readonly ordinalPoint: boolean;
  /** Endings whose vowel is not heard. */
  readonly silentEnding: RegExp | null;
}

const english: SpeechLanguage = {
  numbers: {
    units:
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
        " ",
      ),
    tens: "twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
    tensWithTeens: [],
    tensJoiner: "",
    separator: " ",
    oneHundred: "one hundred",
    hundred: "hundred",
    oneThousand: "one thousand",
    thousand: "thousand",
    million: "million",
    milliard: "billion",
  },
  signs: {
    $: "dollars",
    "€": "euros",
    "£": "pounds",
    "%": "percent",
    "&": "and",
    "@": "at",
    "#": "hash",
    "*": "asterisk",
    "+": "plus",
  },
  abbreviations: { dr: "doctor", mr: "mister", mrs: "misses", ms: "miss", st: "street", ave: "avenue" },
  thousandsSign: ",",
  decimalWord: "point",
  decimalsOneByOne: true,
  hourWord: "",
  ordinalPoint: false,
  silentEnding: /[^aeiouyl]e[sd]?$/,
};

const spanish: SpeechLanguage = {
  numbers: {
    units:
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve".split(
        " ",
      ),
    tens: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "),
    tensWithTeens: [],
    tensJoiner: "y",
    separator: " ",
    oneHundred: "ciento",
    hundred: "cientos",
    oneThousand: "mil",
    thousand: "mil",
    million: "millones",
    milliard: "mil millones",
  },
  signs: {
    $: "dólares",
    "€": "euros",
    "£": "libras",
    "%": "por ciento",
    "&": "y",
    "@": "arroba",
    "#": "almohadilla",
    "*": "asterisco",
    "+": "más",
  },
  abbreviations: {
    dr: "doctor",
    dra: "doctora",
    sr: "señor",
    sra: "señora",
    ud: "usted",
    avda: "avenida",
    núm: "número",
  },
  thousandsSign: ".",
  decimalWord: "coma",
  decimalsOneByOne: false,
  hourWord: "",
  ordinalPoint: false,
  silentEnding: null,
};

const german: SpeechLanguage = {
  numbers: {
    units:
      "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
        " ",
      ),
    tens: "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" "),
    tensWithTeens: [],
    tensJoiner: "und",
    separator: "",
    oneHundred: "einhundert",
    hundred: "hundert",
    oneThousand: "eintausend",
    thousand: "tausend",
    million: "Millionen",
    milliard: "Milliarden",
  },
  signs: {
    $: "Dollar",
    "€": "Euro",
    "£": "Pfund",
    "%": "Prozent",
    "&": "und",
    "@": "ät",
    "#": "Raute",
    "*": "Stern",
    "+": "plus",
  },
  abbreviations: { dr: "Doktor", hr: "Herr", fr: "Frau", nr: "Nummer", str: "Straße", tel: "Telefon", ca: "circa" },
  thousandsSign: ".",
  decimalWord: "Komma",
  decimalsOneByOne: true,
  hourWord: "Uhr",
  ordinalPoint: true,
  silentEnding: null,
};

const french: SpeechLanguage = {
  numbers: {
    units:
      "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
        " ",
      ),
    tens: "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split(" "),
    tensWithTeens: [7, 9],
    tensJoiner: "",
    separator: " ",
    oneHundred: "cent",
    hundred: "cent",
    oneThousand: "mille",
    thousand: "mille",
    million: "millions",
    milliard: "milliards",
  },
  signs: {
    $: "dollars",
    "€": "euros",
    "£": "livres",
    "%": "pour cent",
    "&": "et",
    "@": "arobase",
    "#": "dièse",
    "*": "étoile",
    "+": "plus",
  },
  abbreviations: {
    dr: "docteur",
    mme: "madame",
    mlle: "mademoiselle",
    tél: "téléphone",
    av: "avenue",
    bd: "boulevard",
  },
  thousandsSign: " ",
  decimalWord: "virgule",
  decimalsOneByOne: false,
  hourWord: "heures",
  ordinalPoint: false,
  silentEnding: /(?:[^aeiouyàâéèêëîïôûù]e(?:s|nt)?|[aeiouyéè]e(?:s|nt)?)$/,
};

const LANGUAGES: Readonly<Record<string, SpeechLanguage>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
};

/** The primary subtag of a BCP 47 tag in lower case: "fr" of "FR-ca". */
export function primarySubtag(language: Language): string {
  return language.toLowerCase().split("-")[0] ?? "";
}

/** How a language is read aloud: that of its primary subtag, else English, whose numbers are of middling length. */
export function speechLanguage(language: Language): SpeechLanguage {
  const primary = primarySubtag(language);
  return (Object.hasOwn(LANGUAGES, primary) ? LANGUAGES[primary] : undefined) ?? english;
}
