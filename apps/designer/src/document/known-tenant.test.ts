import { describe, expect, it } from "vitest";
import { tenantChecked, tenantsWithLimits, type KnownTenant } from "./known-tenant.ts";

const tenant = (id: string, more: Partial<KnownTenant> = {}): KnownTenant => ({
  id,
  name: id,
  dialect: "cxone-ivr-menus",
  limits: { speechLimit: 300 },
  isLive: false,
  ...more,
});
const madrid = tenant("madrid");
const paris = tenant("paris", { isLive: true });
const all = [madrid, paris, tenant("plain", { limits: null, isLive: true }), tenant("genesys", { dialect: "other" })];

describe("tenantsWithLimits", () => {
  it("are of the profile's dialect and have limits, where the flow is live first", () => {
    expect(tenantsWithLimits(all, "cxone-ivr-menus")).toEqual([paris, madrid]);
    expect(tenantsWithLimits(all, "portable")).toEqual([]);
  });
});

describe("tenantChecked", () => {
  it.each([
    ["nobody chose: where the flow is live", all, undefined, paris],
    ["nobody chose, and it is live nowhere", [madrid], undefined, null],
    ["the chosen one", all, "madrid", madrid],
    ["nobody's", all, null, null],
    ["one that is gone: as if nobody chose", all, "gone", paris],
    ["one of another dialect", [madrid], "genesys", null],
  ])("%s", (...[, tenants, chosen, checked]) => {
    expect(tenantChecked(tenants, "cxone-ivr-menus", chosen)).toEqual(checked);
  });
});
