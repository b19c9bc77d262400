import { expect, it } from "vitest";
import { vendorPage } from "./vendor-page.ts";

const dialect = "genesys-menu-flows";

it.each<[string, Parameters<typeof vendorPage>[0], string | null]>([
  [
    "the sandbox's tenant",
    { baseUrl: `http://127.0.0.1:4401/${dialect}`, dialect, settings: { callFeed: "sandbox" } },
    `http://127.0.0.1:4401/#${dialect}`,
  ],
  ["a vendor's", { baseUrl: "https://api.mypurecloud.com", dialect, settings: {} }, null],
  ["no address", { dialect, settings: { callFeed: "sandbox" } }, null],
  ["no web address", { baseUrl: "javascript:alert(1)", dialect, settings: { callFeed: "sandbox" } }, null],
])("leads to the vendor's page for the sandbox alone: %s", (_, tenant, address) => {
  expect(vendorPage(tenant)).toBe(address);
});
