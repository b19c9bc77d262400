import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSsml } from "./read-ssml.ts";

const speech = (text: string, how: object = {}) => ({
  kind: "speech",
  text,
  language: null,
  pace: 1,
  as: "text",
  ...how,
});

describe("readSsml", () => {
  it.each<[string, string, readonly object[], string]>([
    ["text through tags that change nothing", "a <b>c</b><!-- no --> d", [speech("a c d")], "a c d"],
    ["a break", 'a<break time="2s"/>b', [speech("a"), { kind: "break", seconds: 2 }, speech("b")], "ab"],
    ["entities of XML", "a &amp; b &#233;", [speech("a & b é")], "a & b é"],
    ["character data", "<![CDATA[1 < 2]]>", [speech("1 < 2")], "1 < 2"],
    ["a template as blanks", "a {{ b < c }}", [speech("a            ")], "a            "],
    ["a recording", '<audio src="x.wav">else</audio>', [{ kind: "audio", source: "x.wav" }], ""],
    ["a substitute, billed as written", '<sub alias="b c">a</sub>', [speech("b c")], "a"],
    [
      "a language, a pace and a way of saying",
      '<lang xml:lang="es-ES">a</lang><prosody rate="fast">b</prosody><say-as interpret-as="spell-out">c</say-as>',
      [speech("a", { language: "es-ES" }), speech("b", { pace: 1.25 }), speech("c", { as: "characters" })],
      "abc",
    ],
    ["sentences", "<s>a</s>", [{ kind: "edge", of: "sentence" }, speech("a"), { kind: "edge", of: "sentence" }], "a"],
    ["what is about the text and not of it", "<metadata>x</metadata>a", [speech("a")], "a"],
  ])("reads %s", (_what, ...[inner, segments, billedText]) => {
    expect(readSsml(`<speak>${inner}</speak>`)).toEqual({ ok: true, value: { segments, billedText } });
  });

  it.each<readonly [what: string, ssml: string, code: string, place: object]>([
    ["an element that is not closed", "<speak>a\n<b>c</speak>", "syntax", { line: 2, column: 5, position: 13 }],
    ["characters beyond 16 bits before the fault", "<speak>😀<b</speak>", "syntax", { position: 11 }],
    ["an entity that is not XML's", "<speak>&copy;</speak>", "syntax", {}],
    [
      "entities that would grow",
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><speak>&b;</speak>',
      "syntax",
      { position: 61 },
    ],
    ["a lone surrogate", "<speak>\uD800</speak>", "syntax", { position: 7 }],
    ["a bare ampersand", "<speak>Q & A</speak>", "syntax", { position: 11 }],
    ["text alone", "Hello <break/>", "notSpeak", { position: 0 }],
    ["nothing", "", "notSpeak", { position: 0 }],
    ["another element", "<voice>Hello</voice>", "notSpeak", { position: 0 }],
    ["a break without a time", '<speak>😀<break time="2 seconds"/></speak>', "badValue", { position: 9 }],
    ["a pace that is none", '<speak><prosody rate="quick">a</prosody></speak>', "badValue", { position: 7 }],
    ["150 levels", `<speak>${"<p>".repeat(150)}${"</p>".repeat(150)}</speak>`, "tooDeep", {}],
    ["200,000 levels", `<speak>${"<p>".repeat(14_000)}${"</p>".repeat(14_000)}</speak>`, "tooDeep", {}],
    ["1 MB", `<speak>${"a ".repeat(500_000)}</speak>`, "tooLong", {}],
    ["1 MB of open brackets", "<".repeat(1_000_000), "tooLong", {}],
  ])("refuses %s", (...[, ssml, code, place]) => {
    expect(readSsml(ssml)).toMatchObject({ ok: false, error: { code, ...place } });
  });

  it("finds a fault within the text, or speech, in any markup", () => {
    const piece = fc.constantFrom(
      "<speak>",
      "</speak>",
      "<p>",
      "</p>",
      "<break/>",
      "&amp;",
      "&",
      "<",
      ">",
      "{{",
      "}}",
      "a ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const ssml = pieces.join("");
        const read = readSsml(ssml);
        if (read.ok) expect(read.value.billedText.length).toBeLessThanOrEqual(ssml.length);
        else {
          expect(read.error.position).toBeLessThanOrEqual(ssml.length);
          expect(read.error.message).not.toMatch(/[\n.]$/);
        }
      }),
    );
  });
});
