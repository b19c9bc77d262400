/** Languages that contact centres speak most, to choose from; any other tag may be typed. */
export const COMMON_LANGUAGES = [
  "en-US",
  "en-GB",
  "es-ES",
  "es-US",
  "fr-FR",
  "fr-CA",
  "de-DE",
  "it-IT",
  "pt-BR",
  "nl-NL",
  "pl-PL",
  "ja-JP",
];
