import { findDescriptor } from "@tonegraph/dialect-catalogue";

/** A secret that no answer may contain. */
export const CANARY = "canary-secret-4d1c9e77";

const given = (clientId: string, clientSecret: string) => ({ clientId, clientSecret });

/** What of a tenant is changed, where it is refused, with which code and words. */
export type BadField = readonly [
  changes: Readonly<Record<string, object | string>> & { readonly settings?: object },
  pointer: string,
  code: string,
  words: RegExp,
];

/** What is wrong in the same way whatever the dialect. */
const COMMON: readonly BadField[] = [
  [{ settings: { "mars/9": "us2" } }, "/settings/mars~19", "unknown-setting", /has no setting “mars\/9”. There are: /u],
  [
    { credentials: given("client ", CANARY) },
    "/credentials/clientId",
    "contains-space",
    /^The client id contains a space\. Copy/u,
  ],
  [
    { credentials: given("client", `${CANARY}\r\n`) },
    "/credentials/clientSecret",
    "invisible-character",
    /^The client secret contains a line break/u,
  ],
  [
    { credentials: given("client", `${CANARY}\ud800`) },
    "/credentials/clientSecret",
    "broken-character",
    /^The client secret contains half a character/u,
  ],
  [{ credentials: given("", CANARY) }, "/credentials/clientId", "too-small", /: The client id is needed\.$/u],
  [{ credentials: given("client", "") }, "/credentials/clientSecret", "too-small", /: The client secret is needed\.$/u],
  [{ name: "   " }, "/name", "too-small", /: A tenant needs a name\.$/u],
  [{ name: "n".repeat(101) }, "/name", "too-big", /: A name has at most 100 characters\.$/u],
  [{ baseUrl: "nowhere" }, "/baseUrl", "invalid-format", /: Write the whole address, such as https:/u],
  [{ baseUrl: "https://api.example.com/x?y=1" }, "/baseUrl", "address-with-tail", /^Leave out the “\?” or “#”/u],
  [{ baseUrl: "https://api.example.com/#y" }, "/baseUrl", "address-with-tail", /^Leave out the “\?” or “#”/u],
  [{ authUrl: "https://api.example.com/token#y" }, "/authUrl", "address-with-tail", /^Leave out the “#”/u],
  ...["client_secret", "client%5Fsecret", "a=b&apiKey", "sig", "token"].map((name): BadField => [
    { authUrl: `https://api.example.com/token?${name}=${CANARY}` },
    "/authUrl",
    "secret-in-address",
    /^Leave the secret out of the address: everybody who may read tenants sees it there\./u,
  ]),
  [{ baseUrl: "http://api.example.com" }, "/baseUrl", "address-not-allowed", /https/u],
  [{ authUrl: "http://api.example.com/token" }, "/authUrl", "address-not-allowed", /https/u],
  [{ baseUrl: "https://192.168.7.7" }, "/baseUrl", "address-not-allowed", /is not an address on the public internet/u],
  [
    { authUrl: "https://localhost/token" },
    "/authUrl",
    "address-not-allowed",
    /is not an address on the public internet/u,
  ],
];

function badRegions(name: string): BadField[] {
  const bad = ["us 2", "us2\n", "us2.evil.example/x", "https://us2", ":", "..", ["us2"]];
  return bad.map((value) => [
    { settings: { [name]: value } },
    `/settings/${name}`,
    "invalid-host-part",
    /cannot be part of a host name\. Write it like [\w.]+\.$/u,
  ]);
}

function badSettings(dialect: string): readonly BadField[] {
  return (findDescriptor(dialect)?.settings ?? []).flatMap(({ kind, name }): BadField[] => {
    const bad = (value: unknown, code: string, words: RegExp): BadField => [
      { settings: { [name]: value } },
      `/settings/${name}`,
      code,
      words,
    ];
    if (kind === "integer")
      return ["many", 0, "0", "-1", 1.5, 1_000_000].map((value) =>
        bad(value, "invalid-number", /a whole number from 1 to/u),
      );
    if (kind === "id")
      return ["camp\nx", "camp x", "camp\u200b", 7].map((value) => bad(value, "invalid-id", /: An id has no spaces/u));
    if (kind === "hostPart") return badRegions(name);
    const urls = ["http://public.example.com/x", "not a url", "https://me:it@hooks.example.com", 7];
    return [
      ...urls.map((value) => bad(value, "invalid-url", /beginning with https:/u)),
      ...["https://127.0.0.1/x", "https://[::1]/", "https://10.1.2.3", "https://hooks.local/x"].map((value) =>
        bad(value, "address-not-allowed", /is not an address on the public internet/u),
      ),
    ];
  });
}

/** Fields of a tenant of a dialect that cannot be right: those of every dialect, and its own settings by their kind. */
export function badTenantFields(dialect: string): readonly BadField[] {
  return [...COMMON, ...badSettings(dialect)];
}
