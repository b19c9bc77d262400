import { describe, expect, it } from "vitest";
import { relevantTenants, tenantChecked, type KnownTenant } from "./known-tenant.ts";

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
const plain = tenant("plain", { limits: null, isLive: true });
const genesys = tenant("genesys", { dialect: "genesys-menu-flows" });
const all = [madrid, plain, paris, genesys];

describe("relevantTenants", () => {
  it.each([
    ["of the profile's dialect, where the flow is live first", "cxone-ivr-menus", all, "plain,paris,madrid"],
    ["of another dialect", "genesys-menu-flows", all, "genesys"],
    ["none of the profile's dialect", "cxone-flow-steps", all, ""],
    ["for no target in particular, where it is live", "portable", all, "plain,paris"],
    ["for no target in particular, and it is live nowhere", "portable", [madrid, genesys], "madrid,genesys"],
  ])("%s", (...[, profile, tenants, ids]) => {
    expect(
      relevantTenants(tenants, profile)
        .map(({ id }) => id)
        .join(),
    ).toBe(ids);
  });
});

describe("tenantChecked", () => {
  it.each([
    ["nobody chose: where the flow is live, one with limits first", all, undefined, paris],
    ["nobody chose: where the flow is live without limits", [madrid, plain], undefined, plain],
    ["nobody chose, and it is live nowhere", [madrid], undefined, null],
    ["the chosen one", all, "madrid", madrid],
    ["the chosen one, which has no limits", all, "plain", plain],
    ["nobody's", all, null, null],
    ["one that is gone: as if nobody chose", all, "gone", paris],
    ["one of another dialect", [madrid], "genesys", null],
  ])("%s", (...[, tenants, chosen, checked]) => {
    expect(tenantChecked(tenants, "cxone-ivr-menus", chosen)).toEqual(checked);
  });
});
