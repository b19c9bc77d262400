import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";

const E164 = /^\+[1-9]\d{1,14}$/;

/**
 * A telephone number as people write it, in E.164 form (+, country, number); `null` where it cannot be one.
 * Without a country (ISO 3166, two letters) only numbers in international form are understood.
 */
export function formatPhoneNumber(text: string, country: string | null): string | null {
  const from = country?.toUpperCase();
  const known: CountryCode | undefined = from !== undefined && isSupportedCountry(from) ? from : undefined;
  const international = text.trim().replace(/^00(?=[1-9])/, "+");
  const number = parse(known === undefined ? international : text, known) ?? parse(international, known);
  return number?.isPossible() === true && E164.test(number.number) ? number.number : null;
}

/** Whether a text is a telephone number in E.164 form with a length that its country has. */
export function validateE164(text: string): boolean {
  return E164.test(text) && (parsePhoneNumberFromString(text)?.isPossible() ?? false);
}

function parse(text: string, country: CountryCode | undefined): ReturnType<typeof parsePhoneNumberFromString> {
  return parsePhoneNumberFromString(text, country === undefined ? {} : { defaultCountry: country });
}
