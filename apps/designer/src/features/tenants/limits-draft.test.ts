import type { Tenant } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { applyProfileOverrides } from "@tonegraph/flow-validation";
import { describe, expect, it } from "vitest";
import { limitsBody, limitsDraft } from "./limits-draft.ts";
import { draftOf, tenantEditBody } from "./tenant-draft.ts";

const profile = findDescriptor("cxone-ivr-menus")?.profile;
if (!profile) throw new Error("the dialect is missing");

const limits = {
  speechLimit: 300,
  menuTimeoutMs: { min: 2000, max: 9000 },
  maxOptions: 9,
  severities: { "key-not-spoken": "error" },
};

describe("a tenant's limits in the form", () => {
  it("come out as they went in, and as the server takes them", () => {
    expect(limitsBody(limitsDraft(limits), profile)).toEqual(limits);
    expect(applyProfileOverrides(profile, limits)).toMatchObject({ ok: true });
  });

  it.each([
    ["nothing", {}, null],
    ["an emptied field", { speechLimit: " " }, null],
    ["a comma", { promptSeconds: "12,5" }, { promptSeconds: 12.5 }],
    ["no number, for the server to refuse", { speechLimit: "many" }, { speechLimit: "many" }],
    ["half a range", { "menuTimeoutMs.max": "9000" }, { menuTimeoutMs: { min: 1000, max: 9000 } }],
  ])("%s", (...[, values, body]) => {
    expect(limitsBody({ values, severities: {} }, profile)).toEqual(body);
  });

  it("stay, with all other settings, when something else of the tenant is edited", () => {
    const settings = { environment: "us2", externalIds: { flow_a: "7" }, limits };
    const tenant: Tenant = {
      id: "t1",
      name: "A",
      dialect: "cxone-ivr-menus",
      settings,
      credentials: { fingerprint: "9f2c", scopes: [] },
      lastCheck: null,
      liveFlows: 0,
      createdAt: "2026-11-20T00:00:00Z",
    };
    expect(tenantEditBody(draftOf(tenant, "other")).settings).toEqual(settings);
  });
});
