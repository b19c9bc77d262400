import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeOffers } from "./describe-offers.ts";
import { findOffers } from "./find-offers.ts";
import { readingOf } from "./read-keys.ts";
import { findSpokenKeys, readSpokenMenu } from "./read-spoken-menu.ts";
import { grammarFor } from "./spoken-languages.ts";
import { tokensOf } from "./tokens.ts";

const read = (text: string, language: string): string[] =>
  findSpokenKeys(text, language).map(({ key, what, order }) => `${key} ${order === "keyFirst" ? "<-" : "->"} ${what}`);

describe("findSpokenKeys", () => {
  it.each([
    ["en-US", "For billing, press 2.", ["2 -> billing"]],
    ["en-GB", "Press two for billing or hash to repeat.", ["2 <- billing", "# <- repeat"]],
    ["en", "Sales - press 1\nSupport - press 2", ["1 -> Sales", "2 -> Support"]],
    ["en", "Press 1, 2 or 3 for the lobby.", ["1 <- the lobby", "2 <- the lobby", "3 <- the lobby"]],
    ["en", "Press 8 through 0.", ["8 <- ", "9 <- ", "0 <- "]],
    ["en", "For {{ name }}, press 1.", ["1 -> {{ name }}"]],
    ["en", "Press #2 for parts.", ["2 <- parts"]],
    ["es-MX", "Si quiere pagar, oprima la tecla gato.", ["# -> quiere pagar"]],
    ["es-ES", "Marque dos para pagar.", ["2 <- pagar"]],
    ["de-DE", "Wenn Sie zahlen möchten, drücken Sie die Zwei.", ["2 -> Sie zahlen möchten"]],
    ["de-CH", "Zum Zahlen bitte die 2 drücken.", ["2 -> Zahlen"]],
    ["fr-CA", "Pour payer, appuyez sur le carré.", ["# -> payer"]],
    ["fr-FR", "Tapez le 2 pour payer.", ["2 <- payer"]],
  ])("reads in %s: %s", (language, text, keys) => expect(read(text, language)).toEqual(keys));

  it.each([
    ["a telephone number", "Dial 1-800-555-0100 or 9 1 1."],
    ["hours and days", "We are open 24 hours, 7 days a week, from 9 to 5."],
    ["an extension", "Dial extension 204."],
    ["the end of an entry", "Enter your 5 digit code followed by the pound key."],
    ["a denial", "Do not press any key. Don't press 1."],
    ["a star code", "Dial *67 before the number."],
    ["an amount", "Press 2 keys. Enter 4 digits."],
    ["an ordinal", "Choose 1st class."],
  ])("finds no key in %s", (_what, text) => expect(findSpokenKeys(text, "en-US")).toEqual([]));

  it("says where the words of the key stand, in UTF-16 units of the text, values included", () => {
    const text = "😀 {{ greeting }} For billing, press the star key.";
    const [found] = findSpokenKeys(text, "en");
    expect(text.slice(found?.start, found?.end)).toBe("star");
  });

  it("finds offers in another of its languages within the text", () =>
    expect(read("Para español, oprima el dos. For English, press 1.", "en-US")).toEqual([
      "2 -> español",
      "1 -> English",
    ]));

  it("finds nothing in a language that it does not read", () => {
    expect(findSpokenKeys("Per le vendite, prema 1. Press 2.", "it-IT")).toEqual([]);
    expect(findSpokenKeys("Press 1.", "")).toEqual([]);
  });
});

describe("readSpokenMenu", () => {
  it.each([
    ["en-US", "For billing press 1, or stay on the line to speak with a representative."],
    ["es-ES", "Para facturas pulse 1 o permanezca en la línea para hablar con un agente."],
    ["de-DE", "Für Rechnungen drücken Sie die 1 oder bleiben Sie in der Leitung."],
    ["fr-FR", "Pour les factures tapez 1 ou restez en ligne pour parler à un conseiller."],
  ])("finds what is offered to those who wait in %s", (language, text) => {
    const { keys, waits } = readSpokenMenu(text, language);
    expect(keys.map(({ key }) => key)).toEqual(["1"]);
    expect(waits).toHaveLength(1);
  });

  it("says what waiting is for", () =>
    expect(readSpokenMenu("For anything else, please stay on the line.", "en").waits[0]?.what).toBe("anything else"));

  it.each([
    ["Press {{ key }} to confirm.", true],
    ["{{ menuText }}", true],
    ["Hello.\n{{ menuText }}\nGoodbye.", true],
    ["Hello {{ name }}, press 1.", false],
  ])("knows whether a value could offer more keys: %s", (text, mayOfferMore) =>
    expect(readSpokenMenu(text, "en").mayOfferMore).toBe(mayOfferMore),
  );
});

describe("the reader, given any text", () => {
  const pieces = fc.constantFrom(
    ..."press 1 for , . ; the pound key or and to {{ x }} {{ drücken Sie die Zwei für tapez le 2 pour marque uno *#1-4".split(
      " ",
    ),
    "\uD800",
    "\uFFFC",
    "مرحبا",
    "e\u0301",
    "\n",
    "…",
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(" "));

  it("never throws, keeps the order, and names places in the text", () =>
    fc.assert(
      fc.property(
        fc.oneof(texts, fc.string({ unit: "binary" })),
        fc.constantFrom("en", "es", "de", "fr"),
        (text, language) => {
          const { keys, waits } = readSpokenMenu(text, language);
          for (const { start, end } of [...keys, ...waits])
            expect(0 <= start && start < end && end <= text.length).toBe(true);
          expect(keys.map(({ start }) => start)).toEqual(keys.map(({ start }) => start).toSorted((a, b) => a - b));
        },
      ),
    ));

  it.each([
    ["words", "press "],
    ["keys", "1 "],
    ["a list", "press 1, 2, 3, or 4 "],
    ["offers in one sentence", "for sales press 1, for support press 2, "],
    ["markers", "for to if for "],
    ["fillers", "press the number key please now "],
    ["sentences", "For sales, press 1. "],
  ])("asks about each word a bounded number of times: %s", (_what, piece) => {
    const questions = questionsAbout(piece.repeat(100));
    expect(questionsAbout(piece.repeat(400))).toBeLessThan(questions * 4.5);
  });

  it.each([
    ["one word", "x"],
    ["openings", "{{ "],
    ["right to left", "اضغط 1 للمبيعات "],
  ])("reads 1 MB of %s to its end", (_what, piece) =>
    expect(findSpokenKeys(`${piece.repeat(1_000_000 / piece.length)}. Press 1.`, "en").map(({ key }) => key)).toEqual([
      "1",
    ]),
  );
});

/** How often the tokens of a text are looked at, in all. */
function questionsAbout(text: string): number {
  let questions = 0;
  const counted = <Item>(items: readonly Item[]): readonly Item[] =>
    new Proxy(items, {
      get(target, name, receiver): unknown {
        questions++;
        return Reflect.get(target, name, receiver);
      },
    });
  const grammar = grammarFor("en");
  if (!grammar) throw new Error("English is read");
  const { tokens, entries } = readingOf(tokensOf(text), grammar);
  const reading = { grammar, tokens: counted(tokens), entries: counted(entries) };
  describeOffers(reading, findOffers(reading, "own").offers);
  return questions;
}
