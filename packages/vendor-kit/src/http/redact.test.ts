import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentEncoded, redact } from "./redact.ts";

const SECRET = 's3/cr+t"ß=';

describe("redact", () => {
  it.each([
    ["the value itself", `it was ${SECRET}.`],
    ["percent-encoded", `?x=${percentEncoded(SECRET)}`],
    ["as JSON", JSON.stringify({ note: SECRET })],
    ["as JSON in JSON", JSON.stringify({ body: JSON.stringify({ client_secret: SECRET }) })],
    ["in base64", Buffer.from(SECRET).toString("base64")],
    ["in base64url", Buffer.from(SECRET).toString("base64url")],
    ["in a form", `client_secret=${percentEncoded(SECRET)}&scope=a`],
  ])("hides a live secret: %s", (_, text) => {
    const clean = redact(text, [SECRET]);
    for (const part of ["s3", "cr+t", "czMvY3"]) expect(clean).not.toContain(part);
  });

  it.each([
    ['{"access_token":"abc123def"}', '{"access_token":"[hidden]"}'],
    ['{"client_secret" : "a\\"b"}', '{"client_secret" : "[hidden]"}'],
    ["client_secret=abc123&scope=read", "client_secret=[hidden]&scope=read"],
    ["refresh_token=abc123", "refresh_token=[hidden]"],
    ["Authorization: Bearer abc.def-ghi", "Authorization: [hidden]"],
    ["it said Bearer abc.def-ghi again", "it said Bearer [hidden] again"],
    ["Basic dXNlcjpwYXNz was wrong", "Basic [hidden] was wrong"],
    ["https://user:pass@host/path", "https://[hidden]@host/path"],
  ])("hides what looks like one: %s", (text, clean) => {
    expect(redact(text, [])).toBe(clean);
  });

  it.each(["Queue 'queue_sales_001' does not exist", "TTS prompt exceeds 450 character limit", "basic info"])(
    "leaves other words alone: %s",
    (text) => expect(redact(text, ["unrelated-secret"])).toBe(text),
  );

  it("hides a secret that begins with another one whole", () => {
    expect(redact("abcdef", ["abc", "abcdef"])).toBe("[hidden]");
  });

  it("percent-encodes what decodeURIComponent reads back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeURIComponent(percentEncoded(text))).toBe(text.toWellFormed());
      }),
    );
  });
});
