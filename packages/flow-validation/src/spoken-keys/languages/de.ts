import type { SpokenLanguage } from "../grammar.ts";

/** German, of Germany, Austria and Switzerland, with Sie and du. */
export const german: SpokenLanguage = {
  language: "de",
  keys: {
    "0": "null",
    "1": "eins",
    "2": "zwei, zwo",
    "3": "drei",
    "4": "vier",
    "5": "fünf, fuenf",
    "6": "sechs",
    "7": "sieben",
    "8": "acht",
    "9": "neun",
    "*": "stern, sterntaste, sternchen, sternzeichen, sternchentaste, stern zeichen",
    "#": "raute, rautetaste, rautentaste, rautezeichen, doppelkreuz, hashtag, hash, gatter, raute zeichen",
  },
  articles: "",
  verbs: `
    drücken sie, drücke, drück, drückt, wählen sie, wähle, wähl, tippen sie, tippe, tipp, betätigen sie,
    betätige, tasten sie, geben sie, gib, benutzen sie, nutzen sie, drücken oder sagen sie,
    sagen oder drücken sie, wählen oder sagen sie, sagen oder wählen sie, sprechen oder drücken sie,
    drücken oder sprechen sie, drücken sie oder sagen sie, sie drücken, sagen oder tippen sie, tippen sie auf,
    drücken sie auf, drücke auf, sie wählen, durch drücken der, durch drücken von, durch wählen der
  `,
  unmistakable: "drücken sie, wählen sie, drücke",
  fillers: `
    die, den, das, der, bitte, jetzt, nun, taste, tasten, ziffer, ziffern, zahl, zahlen, nummer, nummerntaste,
    zifferntaste, option, eine taste, eine zahl, eine ziffer, von, zwischen, einfach, dazu, hierfür, dafür,
    hierzu, entweder, auf, auswahl, mit den, eine der tasten, eine nummer, dann, gleich, taste mit der, taste mit der ziffer, taste mit der zahl, auf ihrem telefon
  `,
  determiners: "die, den, bitte die, bitte den, bitte, die taste, die ziffer, jeweils die",
  keyNouns: "taste, zeichen",
  options: "taste, option, tasten, ziffer",
  by: "mit der, mit der taste, mit den tasten, mit taste, über die, über die taste, unter der",
  asides: "bitte, dann, jetzt, nun, jederzeit, auf ihrem telefon, auf ihrer tastatur, ein, einfach",
  markers: `
    für, fuer, um, zum, zur, zu, wenn, falls, bei, möchten sie, wollen sie, haben sie, oder wenn, und wenn,
    sollten sie, bei fragen zu, bei fragen zur, bei fragen zum, sind sie, erreichen sie, gelangen sie zu,
    gelangen sie zur, gelangen sie zum, gelangen sie, kommen sie zu, kommen sie zur, kommen sie zum, kommen sie,
    brauchen sie, benötigen sie, in, wegen
  `,
  say: "sagen sie, sage, sag, sprechen sie, sie können sagen",
  and: "und, sowie",
  or: "oder, beziehungsweise",
  ranges: "bis, bis zur, bis zum",
  between: "zwischen",
  amounts: `
    stellen, ziffern, mal, tasten, zahlen, stunden, tage, tagen, minuten, sekunden, wochen, monate, monaten,
    jahre, jahren, zeichen, buchstaben, oder mehr, prozent, euro, uhr, stellige, stelligen, stelliger, angebote,
    filialen, weitere, der, von
  `,
  denials: `
    nicht, ohne, statt, keine, niemals, gefolgt von, gefolgt von der, bestätigen sie mit,
    bestätigen sie dies mit, bestätigen sie die eingabe mit, abschließend mit, beenden sie mit,
    schließen sie mit, nachdem sie, bevor sie, sobald sie, und bestätigen mit, bestätigen mit,
    bestätigen sie ihre eingabe mit, beenden sie die eingabe mit, beenden sie ihre eingabe mit,
    schließen sie die eingabe mit, schließen sie ihre eingabe mit, und danach, bestätige mit
  `,
  afterwards: "und dann, danach, und danach, anschließend, und anschließend, im anschluss, daraufhin",
  entries: `
    geben sie ihre, geben sie ihr, geben sie ihren, geben sie bitte ihre, geben sie bitte ihren,
    geben sie nun ihre, geben sie jetzt ihre, geben sie die letzten, gib deine, gib deinen,
    wählen sie die durchwahl, wählen sie die nummer, tippen sie ihre, nennen sie, sprechen sie ihre,
    geben sie nun bitte ihre, bitte geben sie ihre, geben sie bitte die, geben sie das
  `,
  finished: `
    wenn sie fertig sind, sobald sie fertig sind, wenn du fertig bist, nach der eingabe, nach ihrer eingabe,
    zum abschluss der eingabe, am ende ihrer eingabe, am ende der aufnahme, nach der aufnahme, nach der ansage,
    nach ihrer nachricht, zum beenden der aufnahme, zum beenden der eingabe
  `,
  elsewhere: "nächsten menü, folgenden menü, nächsten ansage, untermenü, später",
  waits: `
    bleiben sie in der leitung, bleiben sie bitte in der leitung, bleiben sie dran, bleiben sie am apparat,
    bleiben sie bitte am apparat, bleiben sie bitte dran, bleib in der leitung, bleib dran, warten sie,
    legen sie nicht auf, legen sie bitte nicht auf, warten sie bitte, bleiben sie einfach in der leitung,
    bleiben sie einfach dran, bleiben sie in der warteschleife
  `,
  verbsBehind: "drücken, wählen, tippen, betätigen, drücken sie, wählen sie, tippen sie, eingeben",
  commaBeforeClause: true,
  sentence: "Für {what} drücken Sie die {key}.",
};
