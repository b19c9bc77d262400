import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate.ts";
import { parseExpression } from "../parse-expression.ts";

function valueOf(text: string, variables: Readonly<Record<string, Json>> = {}, defaultCountry?: string): Json {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error[0]?.message}`);
  const country = defaultCountry === undefined ? {} : { defaultCountry };
  return evaluate(parsed.value.tree, { variables, now: "2026-11-21T09:00:00Z", ...country });
}

describe("functions", () => {
  it.each<[string, Json]>([
    ["length('abc')", 3],
    ["length('Größe 🙂')", 7],
    ["length(parseJson('[1, 2]'))", 2],
    ["length(parseJson('{\"a\": 1}'))", 1],
    ["length(null)", 0],
    ["length()", 0],
    ["length(12)", null],
    ["length(true)", null],
    ["lower('ÄBC İ')", "äbc i̇"],
    ["upper('straße')", "STRASSE"],
    ["upper(12)", "12"],
    ["upper(null)", null],
    ["lower(parseJson('[]'))", null],
    ["parseJson('{\"a\": [1]}').a[0]", 1],
    ["parseJson('{a: 1}')", null],
    ["parseJson('')", null],
    ["parseJson(null)", null],
    ["parseJson(7)", 7],
    ["parseJson('1e999')", null],
    ["parseJson('[[-1e999]]')", null],
    ["parseJson('[1e99]')", [1e99]],
    ["encodeUriComponent('a b&c/ä')", "a%20b%26c%2F%C3%A4"],
    ["encodeUriComponent(42)", "42"],
    ["encodeUriComponent(null)", null],
    ["now()", "2026-11-21T09:00:00Z"],
    ["now(1, 2)", "2026-11-21T09:00:00Z"],
    ["now", "2026-11-21T09:00:00Z"],
  ])("%s is %j", (text, value) => expect(valueOf(text)).toEqual(value));

  it("takes a half of a surrogate pair for the replacement character", () => {
    expect(valueOf("encodeUriComponent(half)", { half: "a\ud83d" })).toBe("a%EF%BF%BD");
  });

  it("gives a variable called now before the clock", () => {
    expect(valueOf("now", { now: "then" })).toBe("then");
  });

  it("keeps texts that people would wait for from growing", () => {
    const long = "ß".repeat(600_000);
    expect(valueOf("upper(a)", { a: long })).toBeNull();
    expect(valueOf("encodeUriComponent(a)", { a: long })).toBeNull();
    expect(valueOf("a + a", { a: long })).toBeNull();
    expect(valueOf(`parseJson(a)`, { a: `"${"a".repeat(1_000_000)}"` })).toBeNull();
  });

  describe("telephone numbers", () => {
    it.each<[string, string | undefined, Json]>([
      ["formatPhoneNumber('+49 (89) 1234-5678')", undefined, "+498912345678"],
      ["formatPhoneNumber('0049 89 12345678')", undefined, "+498912345678"],
      ["formatPhoneNumber('089 12345678')", "DE", "+498912345678"],
      ["formatPhoneNumber('0049 89 12345678')", "DE", "+498912345678"],
      ["formatPhoneNumber('(415) 555-2671', 'US')", "DE", "+14155552671"],
      ["formatPhoneNumber('(415) 555-2671', 'us')", undefined, "+14155552671"],
      ["formatPhoneNumber(4155552671, 'US')", undefined, "+14155552671"],
      ["formatPhoneNumber('089 12345678')", undefined, null],
      ["formatPhoneNumber('089 12345678', 'Germany')", undefined, null],
      ["formatPhoneNumber('12')", "US", null],
      ["formatPhoneNumber('hello')", "US", null],
      ["formatPhoneNumber('')", "US", null],
      ["formatPhoneNumber(null)", "US", null],
      ["validateE164('+498912345678')", undefined, true],
      ["validateE164('+49 89 12345678')", undefined, false],
      ["validateE164('089 12345678')", "DE", false],
      ["validateE164('+1')", undefined, false],
      ["validateE164('+14155552671234567')", undefined, false],
      ["validateE164(null)", undefined, false],
      ["validateE164(498912345678)", undefined, false],
    ])("%s in %s is %j", (text, country, value) => expect(valueOf(text, {}, country)).toBe(value));
  });
});
