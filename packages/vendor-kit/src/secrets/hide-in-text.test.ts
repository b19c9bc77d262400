import { describe, expect, it } from "vitest";
import { hideInText } from "./hide-in-text.ts";

const LENGTH = 200_000;
const many = (part: string): string => part.repeat(LENGTH / part.length);
const quotesInQuotes = (): string => {
  let text = "= ";
  for (let depth = 1; text.length < LENGTH; depth += 1) {
    const quote = `${"\\".repeat(depth)}"`;
    text += `${quote}a${quote}:${quote}`;
  }
  return text;
};

describe("hideInText", () => {
  // What a pattern would try again from every character takes minutes at this length.
  it.each<[string, string]>([
    ["backslashes", `= ${many("\\")}`],
    ["backslashes before a quote", `= ${many("\\")}"a`],
    ["beginnings of tokens", many("eyJ-")],
    ["beginnings of tokens that end alike", `${many("eyJ-")}.`],
    ["beginnings of tokens with a short end", `${many("-eyJ")}.a`],
    ["quotes in quotes", quotesInQuotes()],
    ["open quotes", `${many("a='b\\")}\\`],
    ["open quotes of two kinds", many(`a="b='`)],
    ["escaped quotes", many('\\"a\\":\\"')],
    ["quoted names", many('"a" ')],
    ["equal signs", `a${many("=")}`],
    ["white space", `a:${many(" ")}=${many("\t")}`],
    ["lines", many("a:\n")],
    ["parameters", many("?a=")],
    ["open elements", many("<a ")],
    ["an open element", `<a${many(" a")}<`],
    ["elements without ends", many("<a>b")],
    ["addresses", many("://a")],
    ["schemes", many("bearer ")],
    ["a scheme", `bearer${many(" ")}`],
    ["keys", many("-----BEGIN PRIVATE KEY")],
    ["a key's words", `-----BEGIN ${many("PRIVATE KEY")}`],
    ["ends of keys", `-----BEGIN PRIVATE KEY-----${many("-----END ")}`],
    ["templates", `=${many("{{")}${many("}}")}`],
    ["comparisons of templates", `${many("{{a}}==")}'x`],
    ["comparisons the other way round", many("'x'==password ")],
    ["values without a beginning", many("==password'")],
    ["escapes before a comparison", `${many("\\\\")}'==password`],
    ["open comparisons of templates", many("{{a}}=='b\\")],
    ["a comparison of a template", `{{a}}${many("=")}`],
    ["one name", `${many("aB")}=x`],
  ])("comes to an end with %s", (_, text) => {
    expect(hideInText(`${text} password=x1`, () => "[hidden]")).not.toBe("");
  });

  // No sign around them that a text is worth looking into: the form is all there is.
  it.each([
    ["a private key", "-----BEGIN PRIVATE KEY-----"],
    ["a token", "eyJhbGciOi.eyJzdWIi.c2ln"],
    ["a key of Amazon", "AKIAIOSFODNN7EXAMPLE"],
    ["a key of Google", `AIza${"a".repeat(35)}`],
    ["a token of GitHub", `ghp_${"a".repeat(36)}`],
    ["a fine-grained token of GitHub", `github_pat_${"a1".repeat(11)}_${"b2".repeat(20)}`],
    ["a token of GitLab", `glpat-${"a".repeat(20)}`],
    ["a key of OpenAI", `sk-proj-${"a-_".repeat(12)}`],
    ["a key of SendGrid", `SG.${"a".repeat(22)}.${"b".repeat(43)}`],
    ["a key of Stripe", "sk_live_abcdefghij1234"],
    ["a token of Slack", "xoxb-1234567890-abc"],
  ])("finds %s that stands alone", (_, text) => {
    expect(hideInText(text, () => "[1]")).toBe("[1]");
  });

  it.each([" ", "\t", "\n"])("finds what stands alone behind a scheme and %j", (space) => {
    expect(hideInText(`Bearer${space}abc123XYZ`, () => "[1]")).toBe(`Bearer${space}[1]`);
  });

  it.each([
    ["a token behind a name", "session-eyJhbGciOi.eyJzdWIi.c2ln", "session-[1]"],
    ["a token behind another word", "a-eyJ.b eyJhbGciOi.eyJzdWIi.c2ln.", "a-eyJ.b [1]."],
    [
      "a text within a text within a text",
      '\\\\\\"token\\\\\\":\\\\\\"x1\\\\\\"',
      '\\\\\\"token\\\\\\":\\\\\\"[1]\\\\\\"',
    ],
  ])("finds %s", (_, text, expected) => {
    expect(hideInText(text, () => "[1]")).toBe(expected);
  });
});
