import { descriptors } from "@tonegraph/dialect-catalogue";
import type { VendorError, VendorErrorKind } from "@tonegraph/vendor-kit";
import { describe, expect, it } from "vitest";
import { nameFields } from "./name-fields.ts";

/** Where each dialect's address comes from, as the form of a tenant calls it. */
const REGIONS: Readonly<Record<string, readonly [pointer: string, words: string]>> = {
  "cxone-ivr-menus": ["/settings/environment", "“CXone environment” (eu9)"],
  "cxone-flow-connections": ["/settings/org", "“CXone organisation” (eu9)"],
  "cxone-flow-steps": ["/settings/environment", "“CXone environment” (eu9)"],
  "cxone-campaign-rules": ["/settings/tenantHost", "“CXone host” (eu9)"],
  "genesys-menu-flows": ["/settings/environment", "“Genesys Cloud API host” (eu9)"],
};

function failure(kind: VendorErrorKind, message: string, more: Partial<VendorError> = {}): VendorError {
  return { kind, message, ambiguous: false, ...more };
}

const REFUSED = failure("unauthorized", "Acme did not accept the sign-in (401): Unknown client.", {
  status: 401,
  vendorMessage: "Unknown client.",
});
const NO_HOST = failure("connection", "Acme could not be reached (There is no host eu9.example).");
const DIALECTS = descriptors.filter(({ id }) => id in REGIONS);

describe.each(DIALECTS.map((descriptor) => [descriptor.id, descriptor] as const))(
  "nameFields, %s",
  (id, descriptor) => {
    const [pointer = "", words = ""] = REGIONS[id] ?? [];
    const settings = Object.fromEntries(descriptor.settings.map(({ name }) => [name, "eu9"]));
    const tenant = { call: "signIn" as const, descriptor, settings, entered: null };

    it("names the region where the vendor's host does not exist", () => {
      const { message, fields } = nameFields(NO_HOST, tenant);
      expect(message).toBe(`Acme could not be reached (There is no host eu9.example); look at ${words}.`);
      expect(fields).toEqual([pointer]);
    });

    it("names credentials and region where the vendor does not know the client, and keeps its words at the end", () => {
      const { message, fields } = nameFields(REFUSED, tenant);
      expect(message).toBe(
        `Acme did not accept the sign-in (401); look at the client id and the client secret, and at ${words}: ` +
          "another region does not know them: Unknown client.",
      );
      expect(fields).toEqual(["/credentials/clientId", "/credentials/clientSecret", pointer]);
    });

    it("names what the region is when nobody entered one", () => {
      const placeholder = descriptor.settings.find(({ name }) => pointer.endsWith(`/${name}`))?.placeholder ?? "";
      expect(nameFields(NO_HOST, { ...tenant, settings: {} }).message).toContain(`(empty, which means ${placeholder})`);
    });

    it("names the sign-in address where somebody entered one, and nothing of its path", () => {
      const entered = { ...tenant, entered: "https://login.acme.example/token?key=s3cret" };
      const { message, fields } = nameFields(
        failure("notFound", "Acme has no such thing (404).", { status: 404 }),
        entered,
      );
      expect([message, fields]).toEqual([
        "Acme has no such thing (404); look at “Sign-in address” (login.acme.example).",
        ["/authUrl"],
      ]);
    });
  },
);

it.each<[string, VendorError, readonly string[]]>([
  [
    "the API address where a reading is refused",
    failure("rejected", "Acme refused (410).", { status: 410 }),
    ["/baseUrl"],
  ],
  [
    "credentials and API address where a reading is not allowed",
    failure("forbidden", "Acme does not allow this (403).", { status: 403 }),
    ["/credentials/clientId", "/credentials/clientSecret", "/baseUrl"],
  ],
])("names %s", (_, error, expected) => {
  for (const descriptor of descriptors) {
    const called = {
      call: "read",
      descriptor,
      settings: {},
      entered: "https://api.acme.example/v2?key=s3cret",
    } as const;
    const { message, fields } = nameFields(error, called);
    expect(fields).toEqual(expected);
    expect(message).toContain("“API address” (api.acme.example)");
    expect(message).not.toContain("s3cret");
  }
});

it("is asked of every documented dialect", () => {
  expect(DIALECTS.map(({ id }) => id).toSorted()).toEqual(Object.keys(REGIONS).toSorted());
});

it("names the credentials alone where a vendor has one address for all", () => {
  const descriptor = descriptors[0];
  if (descriptor === undefined) throw new Error("there is no dialect");
  const { message, fields } = nameFields(REFUSED, {
    descriptor: { ...descriptor, settings: [] },
    settings: {},
    call: "signIn",
    entered: null,
  });
  expect(message).toBe(
    "Acme did not accept the sign-in (401); look at the client id and the client secret: Unknown client.",
  );
  expect(fields).toEqual(["/credentials/clientId", "/credentials/clientSecret"]);
});

it.each<[string, VendorError]>([
  ["a vendor that is out of order", failure("unavailable", "Acme has a fault of its own (500).", { status: 500 })],
  ["a vendor that asks for patience", failure("rateLimited", "Acme asks for fewer requests (429).", { status: 429 })],
  ["missing scopes", failure("missingScopes", "The token lacks flow:write.", { missingScopes: ["flow:write"] })],
  ["credentials that were never sent", failure("unauthorized", "Acme was not called: the client id is empty.")],
])("leaves %s as it is: no field is wrong, or it is named already", (_, error) => {
  for (const descriptor of descriptors) {
    for (const call of ["signIn", "read"] as const)
      expect(nameFields(error, { call, descriptor, settings: {}, entered: null })).toBe(error);
  }
});
