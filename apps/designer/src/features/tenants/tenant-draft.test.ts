import type { ProblemDetails, Tenant } from "@tonegraph/api-contract";
import { describe, expect, it } from "vitest";
import {
  credentialFaults,
  draftFaults,
  draftOf,
  hostsLeft,
  newTenantBody,
  openFaults,
  placeFaults,
  tenantEditBody,
  type TenantDraft,
} from "./tenant-draft.ts";

const typed: TenantDraft = {
  name: " CXone us2 ",
  dialect: "cxone-ivr-menus",
  baseUrl: "",
  authUrl: " https://auth.example.com/token ",
  settings: { environment: " us2 ", unused: " " },
  keptSettings: {},
  limits: { values: {}, severities: {} },
  clientId: "client",
  clientSecret: " keeps its spaces ",
  scopes: "ivr:read, ivr:write\nanalytics:read",
};

describe("newTenantBody", () => {
  it("leaves out what was not typed and keeps a secret as it is", () => {
    expect(newTenantBody(typed)).toEqual({
      name: "CXone us2",
      dialect: "cxone-ivr-menus",
      authUrl: "https://auth.example.com/token",
      settings: { environment: "us2" },
      credentials: {
        clientId: "client",
        clientSecret: " keeps its spaces ",
        scopes: ["ivr:read", "ivr:write", "analytics:read"],
      },
    });
  });

  it("asks for the dialect's scopes by naming none", () => {
    expect(newTenantBody({ ...typed, scopes: "  " }).credentials).not.toHaveProperty("scopes");
  });
});

describe("a name that is too long", () => {
  it("is said, with how long it is, and not cut", () => {
    const faults = draftFaults({ ...typed, name: ` ${"n".repeat(200)} ` }, "connect");
    expect(faults["/name"]).toBe("At most 100 characters; this has 200.");
    expect(draftFaults({ ...typed, name: ` ${"n".repeat(100)} ` }, "connect")).not.toHaveProperty("/name");
  });
});

describe("tenantEditBody", () => {
  it("sets an emptied address back to the vendor's own and never carries credentials", () => {
    expect(tenantEditBody(typed)).toEqual({
      name: "CXone us2",
      baseUrl: null,
      authUrl: "https://auth.example.com/token",
      settings: { environment: "us2" },
    });
  });
});

describe("draftOf", () => {
  it("fills the form with everything but credentials", () => {
    const tenant: Tenant = {
      id: "t1",
      name: "A",
      dialect: "cxone-ivr-menus",
      baseUrl: "https://a.example",
      settings: { environment: "us2", port: 5 },
      credentials: { fingerprint: "9f2c", scopes: ["x"] },
      lastCheck: null,
      liveFlows: 0,
      createdAt: "2026-11-20T00:00:00Z",
    };
    expect(draftOf(tenant, "other")).toEqual({
      name: "A",
      dialect: "cxone-ivr-menus",
      baseUrl: "https://a.example",
      authUrl: "",
      settings: { environment: "us2", port: "5" },
      keptSettings: {},
      limits: { values: {}, severities: {} },
      clientId: "",
      clientSecret: "",
      scopes: "",
    });
  });
});

describe("a form that leads to another host", () => {
  const tenant: Tenant = {
    id: "t1",
    name: "A",
    dialect: "cxone-ivr-menus",
    authUrl: "https://auth.example.com/token",
    settings: { environment: "us2", publishing: { approvals: 1 } },
    credentials: { fingerprint: "9f2c", scopes: ["x"] },
    lastCheck: null,
    liveFlows: 0,
    createdAt: "2026-11-20T00:00:00Z",
  };
  const opened = draftOf(tenant, "");

  it("names the hosts that the credentials were given for, whichever field leads away", () => {
    expect(hostsLeft(null, opened)).toEqual([]);
    expect(hostsLeft(tenant, { ...opened, name: "B", authUrl: " https://auth.example.com/v2 " })).toEqual([]);
    expect(hostsLeft(tenant, { ...opened, authUrl: "" })).toEqual(["auth.example.com"]);
    expect(hostsLeft(tenant, { ...opened, settings: { environment: "eu1" } })).toEqual(["api.us2.niceincontact.com"]);
  });

  it("needs them, and its refusal stays at the client's id until that is typed", () => {
    expect(Object.keys(credentialFaults(opened))).toEqual(["/credentials/clientId", "/credentials/clientSecret"]);
    const refused = { "/credentials": "given again" };
    expect(openFaults(refused, opened, opened)).toEqual(refused);
    expect(openFaults(refused, opened, { ...opened, clientId: "client" })).toEqual({});
  });
});

describe("draftFaults", () => {
  const empty = draftOf(null, "cxone-ivr-menus");
  it.each([
    ["connect", ["/name", "/credentials/clientId", "/credentials/clientSecret"]],
    ["edit", ["/name"]],
    ["replace", ["/credentials/clientId", "/credentials/clientSecret"]],
  ] as const)("%s needs %s", (kind, pointers) => {
    expect(Object.keys(draftFaults(empty, kind))).toEqual(pointers);
  });

  it("names an address that is none", () => {
    expect(draftFaults({ ...typed, baseUrl: "api.example.com" }, "edit")).toHaveProperty("/baseUrl");
    expect(draftFaults({ ...typed, baseUrl: "https://api.example.com" }, "edit")).toEqual({});
  });
});

describe("draftFaults of a dialect's own settings", () => {
  const of = (dialect: string, settings: Record<string, string>) =>
    draftFaults({ ...typed, dialect, settings }, "edit");
  it.each([
    ["cxone-flow-connections", { org: "a", webhookUrl: "http://public.example.com" }, "/settings/webhookUrl"],
    ["cxone-flow-connections", { org: "a", maxConnectionsPerNode: "many" }, "/settings/maxConnectionsPerNode"],
    ["cxone-flow-connections", { org: "a", maxConnectionsPerNode: "0" }, "/settings/maxConnectionsPerNode"],
    ["cxone-campaign-rules", { tenantHost: "a", webhookUrl: "not a url" }, "/settings/webhookUrl"],
    ["cxone-campaign-rules", { tenantHost: "a", campaignId: "camp x" }, "/settings/campaignId"],
    ["genesys-menu-flows", { requestsPerSecond: "fast" }, "/settings/requestsPerSecond"],
  ])("of %s finds %j wrong before anything is sent", (dialect, settings, pointer) => {
    expect(Object.keys(of(dialect, settings))).toEqual([pointer]);
  });

  it("finds nothing wrong with what fits, and spaces around it", () => {
    const settings = { org: "a", webhookUrl: " https://hooks.example.com/x ", maxConnectionsPerNode: " 20 " };
    expect(of("cxone-flow-connections", settings)).toEqual({});
  });
});

describe("placeFaults", () => {
  const problem = (errors: ProblemDetails["errors"]): ProblemDetails => ({
    type: "about:blank",
    title: "t",
    status: 400,
    code: "invalid-body",
    detail: "d",
    requestId: "r",
    ...(errors === undefined ? {} : { errors }),
  });
  const shown = new Set(["/name", "/credentials/scopes"]);

  it("puts a place below a field at that field, the first message wins", () => {
    const errors = [
      { pointer: "/credentials/scopes/3", code: "too-long", message: "too long" },
      { pointer: "/credentials/scopes/4", code: "too-long", message: "also" },
      { pointer: "/names", code: "unknown-key", message: "unknown" },
      { pointer: "", code: "x", message: "whole" },
    ];
    expect(placeFaults(problem(errors), shown)).toEqual({
      fields: { "/credentials/scopes": "too long" },
      rest: ["/names: unknown", "whole"],
    });
  });

  it("has nothing to place where the refusal names no place", () => {
    expect(placeFaults(problem(undefined), shown)).toEqual({ fields: {}, rest: [] });
  });
});

describe("openFaults", () => {
  it.each([
    ["/name", { name: "Another" }],
    ["/baseUrl", { baseUrl: "https://api.example.com" }],
    ["/settings/environment", { settings: { environment: "eu1" } }],
    ["/settings/limits/maxNodes", { limits: { values: { maxNodes: "7" }, severities: {} } }],
    ["/credentials/clientId", { clientId: "another" }],
  ])("of %s go when its field is changed, and no other does", (pointer, change) => {
    const faults = { [pointer]: "refused", "/credentials/scopes": "too long" };
    expect(openFaults(faults, typed, typed)).toEqual(faults);
    expect(openFaults(faults, typed, { ...typed, ...change })).toEqual({ "/credentials/scopes": "too long" });
  });
});
