import { digitWords, numberWords } from "./number-words.ts";
import type { SpeechLanguage } from "./speech-languages.ts";

/** What is said for a written number: its words, and the short pauses between groups of digits. */
export interface NumberReading {
  readonly words: string;
  readonly pauses: number;
}

/** A number with this many digits that nothing structures is an account, an order or a telephone: said digit by digit. */
const DIGIT_BY_DIGIT = 7;
const GROUP = /\d+/g;

/**
 * How an engine reads a written number: a time, a price, an amount with thousands, a date, a telephone number, or just a
 * number. `token` begins and ends with a digit and holds no blanks, e.g. "3.50", "10:15", "1,250", "31.01.2027",
 * "1-800-555-0199". Engines differ; where they do, a telephone number and a long number are said digit by digit here.
 */
export function readNumber(token: string, language: SpeechLanguage): NumberReading {
  const groups = token.match(GROUP) ?? [];
  const { numbers } = language;
  if (groups.length === 1) return plain(token, language);
  if (/^\d{1,2}:\d\d$/.test(token)) return said(time(groups, language));
  if (isThousands(token, language)) return said(numberWords(groups.join(""), numbers));
  if (/^\d+[.,]\d+$/.test(token)) return said(decimal(groups, language));
  if (isDate(token)) return said(groups.map((group) => numberWords(group, numbers)).join(" "));
  if (groups.join("").length >= DIGIT_BY_DIGIT)
    return { words: groups.map((group) => digitWords(group, numbers)).join(" "), pauses: groups.length - 1 };
  return said(groups.map((group) => plain(group, language).words).join(" "));
}

/** Every group of digits said digit by digit, as `<say-as interpret-as="digits">` asks for. */
export function readDigits(token: string, language: SpeechLanguage): NumberReading {
  const groups = token.match(GROUP) ?? [];
  return { words: groups.map((group) => digitWords(group, language.numbers)).join(" "), pauses: groups.length - 1 };
}

function said(words: string): NumberReading {
  return { words, pauses: 0 };
}

function plain(digits: string, { numbers }: SpeechLanguage): NumberReading {
  const oneByOne = digits.length >= DIGIT_BY_DIGIT || (digits.length > 1 && digits.startsWith("0"));
  return said(oneByOne ? digitWords(digits, numbers) : numberWords(digits, numbers));
}

function time([hours = "", minutes = ""]: readonly string[], { numbers, hourWord }: SpeechLanguage): string {
  const hour = `${numberWords(hours, numbers)} ${hourWord}`;
  return minutes === "00" ? hour : `${hour} ${numberWords(minutes, numbers)}`;
}

function isThousands(token: string, { thousandsSign }: SpeechLanguage): boolean {
  const [first = "", ...rest] = token.split(thousandsSign);
  return rest.length > 0 && /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function isDate(token: string): boolean {
  return /^\d{1,2}([./-])\d{1,2}\1\d{2,4}$|^\d{4}-\d\d-\d\d$/.test(token);
}

function decimal(
  [whole = "", decimals = ""]: readonly string[],
  { numbers, decimalWord, decimalsOneByOne }: SpeechLanguage,
): string {
  const behind =
    decimalsOneByOne || decimals.startsWith("0") ? digitWords(decimals, numbers) : numberWords(decimals, numbers);
  return `${numberWords(whole, numbers)} ${decimalWord} ${behind}`;
}
