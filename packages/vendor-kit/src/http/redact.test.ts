import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";
import { percentEncoded } from "./secret-spellings.ts";

const SECRET = 's3/cr+t"ß=&<';
const PLAIN = "hunter2hunter2";
const bytes = Buffer.from(SECRET);
const inBase64 = (before: string, after: string): string =>
  Buffer.from(`${before}${SECRET}${after}`).toString("base64");

/** How a live value may be echoed. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["itself", `it was ${SECRET}.`],
  ["percent-encoded", `?x=${percentEncoded(SECRET)}`],
  ["percent-encoded in lower case", percentEncoded(SECRET).toLowerCase()],
  ["percent-encoded twice", percentEncoded(SECRET).replaceAll("%", "%25")],
  ["as JSON", JSON.stringify({ note: SECRET })],
  ["as JSON in JSON", JSON.stringify({ body: JSON.stringify({ client_secret: SECRET }) })],
  ["in HTML", "s3/cr+t&quot;ß=&amp;&lt;"],
  ["in hexadecimal", bytes.toString("hex")],
  ["in HEXADECIMAL", bytes.toString("hex").toUpperCase()],
  ["in base64", bytes.toString("base64")],
  ["in base64url", bytes.toString("base64url")],
  ["in base64 behind one byte", inBase64("x", "y")],
  ["in base64 behind two bytes", inBase64("ab", "yz")],
  ["in base64 behind an id", inBase64("client:", "")],
  ["in a form", `client_secret=${percentEncoded(SECRET)}&scope=a`],
];

/** Shapes in which a secret that nobody knows is still seen to be one. */
const SHAPES: readonly (readonly [string, string])[] = [
  ["a JSON field", `{"access_token":"${PLAIN}"}`],
  ["a JSON field with spaces", `{"client_secret" : "${PLAIN}\\"b"}`],
  ["a field in camel case", `{"clientSecret":"${PLAIN}"}`],
  ["JSON in JSON", JSON.stringify({ body: JSON.stringify({ password: PLAIN }) })],
  ["JSON in JSON in JSON", JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ api_key: PLAIN }) }) })],
  ["a form", `client_secret=${PLAIN}&scope=read`],
  ["a query", `GET /callback?access_token=${PLAIN}&x=1`],
  ["a fragment", `https://host/x#id_token=${PLAIN}`],
  ["a refresh token", `refresh_token=${PLAIN}`],
  ["an authorization header", `Authorization: Bearer ${PLAIN}`],
  ["a header in a list", `headers: authorization: Basic ${PLAIN}`],
  ["a proxy's header", `Proxy-Authorization: Basic ${PLAIN}`],
  ["a key's header", `X-Api-Key: ${PLAIN}`],
  ["a cookie", `Set-Cookie: session=${PLAIN}; Path=/`],
  ["a bearer in a sentence", `it said Bearer ${PLAIN} again`],
  ["a digest", `Digest ${PLAIN} was wrong`],
  ["an address with a password", `https://user:${PLAIN}@host/path`],
  ["a JSON web token", `got eyJhbGciOiJIUzI1NiJ9.${PLAIN}.c2lnbmF0dXJl`],
  ["a private key", `-----BEGIN PRIVATE KEY-----\n${PLAIN}\n-----END PRIVATE KEY-----`],
  ["a private key that was cut off", `-----BEGIN RSA PRIVATE KEY-----\n${PLAIN}`],
  ["a password in quotes", `password = '${PLAIN}'`],
  ["a passphrase", `passphrase=${PLAIN};`],
];

describe("redact", () => {
  it.each(SPELLINGS)("hides a live secret: %s", (_, text) => {
    const clean = redact(text, [SECRET]);
    expect(clean).toContain("[hidden]");
    for (const part of ["s3", "cr+t", "czMv", "MvY3Ir", "7333"]) expect(clean).not.toContain(part);
  });

  it.each(SHAPES)("hides what looks like one: %s", (_, text) => {
    const clean = redact(text, []);
    expect(clean).toContain("[hidden]");
    expect(clean).not.toContain(PLAIN);
  });

  it.each([
    ['{"access_token":"abc123def","scope":"a"}', '{"access_token":"[hidden]","scope":"a"}'],
    ["client_secret=abc123&scope=read", "client_secret=[hidden]&scope=read"],
    ["https://user:pass@host/path", "https://[hidden]@host/path"],
    ["it said Bearer abc.def-ghi again", "it said Bearer [hidden] again"],
  ])("leaves what is beside it: %s", (text, clean) => expect(redact(text, [])).toBe(clean));

  it.each([
    "Queue 'queue_sales_001' does not exist",
    "TTS prompt exceeds 450 character limit",
    "basic info",
    "The access token is missing, invalid or expired",
    "The access token lacks the scope ivr:write",
    "nodes[0].id: must not be empty",
  ])("leaves other words alone: %s", (text) => expect(redact(text, ["unrelated-secret"])).toBe(text));

  it("hides a secret that begins with another one whole", () => {
    expect(redact("abcdef", ["abc", "abcdef"])).toBe("[hidden]");
  });

  it("finds any secret in base64 wherever it stands", () => {
    const secret = fc.string({ minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(secret, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), (value, before, after) => {
        const text = Buffer.from(before + value + after).toString("base64");
        const left = Buffer.from(redact(text, [value]).replaceAll("[hidden]", ""), "base64").toString("latin1");
        expect(left).not.toContain(Buffer.from(value.toWellFormed()).toString("latin1").slice(3, -3));
      }),
    );
  });

  it("percent-encodes what decodeURIComponent reads back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeURIComponent(percentEncoded(text))).toBe(text.toWellFormed());
      }),
    );
  });
});
