import type { Json } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";
import { isSecretName } from "./secret-names.ts";

const shown = (document: Json): { readonly document: Json; readonly names: readonly string[] } => {
  const names: string[] = [];
  const hidden = hideSecrets(document, ({ pointer, name }) => `[${names.push(`${pointer} ${name}`)}]`);
  return { document: hidden, names };
};

describe("hideSecrets", () => {
  it.each<[string, Json, Json]>([
    ["a field by its name", { clientSecret: "x1", note: "y" }, { clientSecret: "[1]", note: "y" }],
    [
      "all that stands under a secret's name",
      { credentials: { who: "a1b", deep: ["c2"] } },
      { credentials: { who: "[1]", deep: ["[2]"] } },
    ],
    ["a number under a secret's name", { password: 4711 }, { password: "[1]" }],
    [
      "a header",
      { headers: { "X-Auth": "x1", "X-Key": "x2", Accept: "*/*" } },
      { headers: { "X-Auth": "[1]", "X-Key": "[2]", Accept: "*/*" } },
    ],
    [
      "a header as a pair",
      { headers: [{ name: "X-Key", value: "x1" }] },
      { headers: [{ name: "X-Key", value: "[1]" }] },
    ],
    [
      "a parameter",
      { url: "https://a.example/?q=1&api_key=x1#top" },
      { url: "https://a.example/?q=1&api_key=[1]#top" },
    ],
    ["a password in an address", { url: "https://me:x1@a.example/b" }, { url: "https://me:[1]@a.example/b" }],
    ["a token in an address", { url: "https://x1@a.example/b" }, { url: "https://[1]@a.example/b" }],
    ["a field of a body", { body: '{"user":"me","password":"x\\"1"}' }, { body: '{"user":"me","password":"[1]"}' }],
    [
      "a field of a body within a body",
      { body: '{"a":"{\\"token\\":\\"x1\\"}"}' },
      { body: '{"a":"{\\"token\\":\\"[1]\\"}"}' },
    ],
    [
      "a text that an expression has",
      { expression: "parseJson('{\"secret\":\"x1\"}') + (pwd == 'x2')" },
      { expression: "parseJson('{\"secret\":\"[1]\"}') + (pwd == '[2]')" },
    ],
    [
      "what an expression compares with a variable behind it",
      { expression: "'x1' == password && \"x2\" !== crm.token || 'GOLD' == tier || 'it\\'s x3' == pwd" },
      { expression: "'[1]' == password && \"[2]\" !== crm.token || 'GOLD' == tier || '[3]' == pwd" },
    ],
    [
      "what a vendor's expression compares with a variable behind it",
      { expression: "'x1' == {{password}} || \"x2\" != {{ crm.token }} || 'GOLD' == {{tier}} || '' == {{password}}" },
      { expression: "'[1]' == {{password}} || \"[2]\" != {{ crm.token }} || 'GOLD' == {{tier}} || '' == {{password}}" },
    ],
    [
      "what a vendor's expression compares a variable with",
      { expression: "{{password}} == 'x1' || {{ crm.token }} != \"x2\" || {{tier}} == 'GOLD'" },
      { expression: "{{password}} == '[1]' || {{ crm.token }} != \"[2]\" || {{tier}} == 'GOLD'" },
    ],
    ["a form", { body: "user=me&password=x1" }, { body: "user=me&password=[1]" }],
    ["short names in a form", { body: "key=x1&q=a&sig=x2" }, { body: "key=[1]&q=a&sig=[2]" }],
    [
      "an element",
      { body: "<login><password>x1</password></login>" },
      { body: "<login><password>[1]</password></login>" },
    ],
    [
      "a header's value, and never its name",
      {
        headers: [
          { key: "Content-Type", value: "text/plain" },
          { key: "X-Key", value: "x1" },
          { name: "CRM", key: "X-Token", value: "x2" },
        ],
      },
      {
        headers: [
          { key: "Content-Type", value: "text/plain" },
          { key: "X-Key", value: "[1]" },
          { name: "CRM", key: "X-Token", value: "[2]" },
        ],
      },
    ],
    ["a whole header", { authorizationHeader: "abc123" }, { authorizationHeader: "[1]" }],
    [
      "a parameter as a pair",
      { queryParameters: [{ name: "key", value: "abc123" }] },
      { queryParameters: [{ name: "key", value: "[1]" }] },
    ],
    [
      "parameters by their names",
      { query: { key: "abc", sig: "def", q: "ghi" } },
      { query: { key: "[1]", sig: "[2]", q: "ghi" } },
    ],
    [
      "what has a secret's form in what others refer to",
      { id: "https://u:pw@h", nextStepId: "password=x", type: "eyJhbGciOi.eyJzdWIi.c2ln" },
      { id: "https://u:[1]@h", nextStepId: "password=x", type: "[2]" },
    ],
    ["a scheme", { note: "Bearer abc123XYZ" }, { note: "Bearer [1]" }],
    ["a token by its form", { note: "eyJhbGciOi.eyJzdWIi.c2ln" }, { note: "[1]" }],
  ])("%s", (_, document, expected) => {
    expect(shown(document).document).toEqual(expected);
  });

  it.each<[string, Json]>([
    [
      "references",
      {
        headers: { Authorization: "Bearer {{token}}" },
        clientSecret: "{{crm_client_secret}}",
        url: "https://a.example/?key={{k}}",
      },
    ],
    ["empty and plain values", { token: "''", secret: "", password: null, apiKey: true, accessToken: "null" }],
    [
      "names that only speak of secrets",
      { tokenEndpoint: "https://a.example/token", secretRef: "crm", passwordPrompt: "Say it." },
    ],
    ["paths of an answer", { responseMapping: { token: "$.access_token" } }],
    ["what callers hear of keys", { text: "Key: 5\nSession: 3\nkey=4" }],
    ["keys of a menu", { branches: [{ key: "1", nextStepId: "a" }] }],
    ["keys of a menu that has parameters", { params: { branches: [{ key: "main", nextStepId: "a" }] } }],
    [
      "comparisons",
      { expression: "token==other || {{token}} == {{other}} || {{token}} == '' || {{password}} == '{{given}}'" },
    ],
    [
      "sentences",
      {
        intro: "Password: say it now.",
        text: "Our basic package costs 5 euros: press 1. Bearer instruments: press 2.",
      },
    ],
    ["an address", { url: "https://a.example/v1?phone={{ani}}&q=1" }],
  ])("leaves %s alone", (_, document) => {
    expect(shown(document)).toEqual({ document, names: [] });
  });

  it("hides as a whole what lies deeper than any flow, and nothing before", () => {
    const deep = (levels: number, inmost: Json): Json => {
      let value = inmost;
      for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
      return value;
    };
    expect(shown(deep(100, "x"))).toEqual({ document: deep(100, "x"), names: [] });
    const { document, names } = shown(deep(20_000, "x"));
    expect(names).toHaveLength(1);
    expect(JSON.stringify(document)).toMatch(/^[[{"a:]+\[1\]"[\]}]+$/);
  });

  it("says where each stood, by the vendor's name", () => {
    expect(shown({ steps: [{ url: "https://me:x1@a.example/?token=x2", "a/b": { password: "x3" } }] }).names).toEqual([
      "/steps/0/url token",
      "/steps/0/url url",
      "/steps/0/a~1b/password password",
    ]);
  });
});

describe("isSecretName", () => {
  it.each([
    "api_key",
    "apiKey",
    "APIKey",
    "X-API-Key",
    "Ocp-Apim-Subscription-Key",
    "db_password",
    "secretValue",
    "headerValue",
    "accessTokens",
    "authorizationHeader",
  ])("%s is one", (name) => expect(isSecretName(name)).toBe(true));
  it.each([
    "key",
    "code",
    "monkey",
    "author",
    "tokenType",
    "secret_id",
    "passwordLength",
    "nextStepId",
    "sessionLimit",
    "authorizationHeaderName",
  ])("%s is none", (name) => expect(isSecretName(name)).toBe(false));
});
