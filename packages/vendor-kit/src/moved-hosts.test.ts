import { describe, expect, it } from "vitest";
import { movedHosts } from "./moved-hosts.ts";

const descriptor = {
  defaultUrls: ({ region }: Readonly<Record<string, unknown>>) => ({
    baseUrl: `https://api.${String(region)}.example`,
    authUrl: `https://login.${String(region)}.example/token`,
  }),
};
const parts = { descriptor, parseUrl: (text: string) => URL.parse(text) };
const former = { baseUrl: null, authUrl: null, settings: { region: "eu" } };

describe("movedHosts", () => {
  it.each<[string, object]>([
    ["the same", {}],
    ["another path", { authUrl: "https://login.eu.example/v2/token", baseUrl: "https://api.eu.example/v2" }],
    ["the usual port, and capitals", { baseUrl: "https://API.eu.example:443" }],
    ["another setting", { settings: { region: "eu", other: 1 } }],
  ])("finds none in %s", (_, change) => expect(movedHosts(former, { ...former, ...change }, parts)).toEqual([]));

  it.each<[string, object, readonly string[]]>([
    ["a host", { authUrl: "https://me:it@other.example/token?x=1" }, ["authUrl login.eu.example other.example"]],
    ["a port", { baseUrl: "https://api.eu.example:8443" }, ["baseUrl api.eu.example api.eu.example:8443"]],
    ["a scheme", { baseUrl: "http://api.eu.example" }, ["baseUrl api.eu.example api.eu.example"]],
    [
      "a setting",
      { settings: { region: "us" } },
      ["baseUrl api.eu.example api.us.example", "authUrl login.eu.example login.us.example"],
    ],
    ["what is no address", { baseUrl: "nowhere" }, ["baseUrl api.eu.example "]],
  ])("finds %s", (_, change, found) => {
    const moved = movedHosts(former, { ...former, ...change }, parts);
    expect(moved.map(({ field, from, to }) => `${field} ${from} ${to}`)).toEqual(found);
  });

  it("finds an address that goes back to the vendor's own, and a setting that an entered one hides", () => {
    const entered = { ...former, authUrl: "https://ours.example/token" };
    expect(movedHosts(entered, former, parts)).toEqual([
      { field: "authUrl", from: "ours.example", to: "login.eu.example" },
    ]);
    const hidden = { ...entered, baseUrl: "https://ours.example" };
    expect(movedHosts(hidden, { ...hidden, settings: { region: "us" } }, parts)).toEqual([]);
  });
});
