/** How a language says numbers. Every entry is written as it is spelled, because only the length of the words matters. */
export interface NumberLanguage {
  /** The words for 0 to 19. */
  readonly units: readonly string[];
  /** The words for 20, 30, … 90. */
  readonly tens: readonly string[];
  /** The tens that go on with 10 to 19 (French 70 and 90). */
  readonly tensWithTeens: readonly number[];
  readonly tensJoiner: string;
  /** What stands between the words of one number: nothing in German. */
  readonly separator: string;
  readonly oneHundred: string;
  readonly hundred: string;
  readonly oneThousand: string;
  readonly thousand: string;
  readonly million: string;
  readonly milliard: string;
}

const LARGEST = 999_999_999_999;

/**
 * A whole number in words, for measuring how long it takes to say. The order of the words is not always the language's own
 * (German says the unit before the ten), their length is. Numbers beyond 999,999,999,999 are said digit by digit.
 */
export function numberWords(digits: string, language: NumberLanguage): string {
  const value = Number(digits);
  if (value > LARGEST) return digitWords(digits, language);
  if (value === 0) return language.units[0] ?? "";
  return join(
    [
      scale(Math.floor(value / 1_000_000_000), language.milliard, language),
      scale(Math.floor(value / 1_000_000) % 1000, language.million, language),
      thousands(Math.floor(value / 1000) % 1000, language),
      belowThousand(value % 1000, language),
    ],
    language.separator,
  );
}

/** Digits one by one. */
export function digitWords(digits: string, { units }: NumberLanguage): string {
  return [...digits].map((digit) => units[Number(digit)] ?? "").join(" ");
}

function scale(count: number, name: string, language: NumberLanguage): string {
  return count === 0 ? "" : join([belowThousand(count, language), name], " ");
}

function thousands(count: number, language: NumberLanguage): string {
  if (count === 0) return "";
  if (count === 1) return language.oneThousand;
  return join([belowThousand(count, language), language.thousand], language.separator);
}

function belowThousand(value: number, language: NumberLanguage): string {
  const hundreds = Math.floor(value / 100);
  const hundred =
    hundreds === 0
      ? ""
      : hundreds === 1
        ? language.oneHundred
        : join([language.units[hundreds] ?? "", language.hundred], language.separator);
  return join([hundred, belowHundred(value % 100, language)], language.separator);
}

function belowHundred(value: number, language: NumberLanguage): string {
  if (value === 0) return "";
  if (value < 20) return language.units[value] ?? "";
  const ten = Math.floor(value / 10);
  const unit = (value % 10) + (language.tensWithTeens.includes(ten) ? 10 : 0);
  const tenWord = language.tens[ten - 2] ?? "";
  if (unit === 0) return tenWord;
  return join([tenWord, language.tensJoiner, language.units[unit] ?? ""], language.separator);
}

function join(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== "").join(separator);
}
